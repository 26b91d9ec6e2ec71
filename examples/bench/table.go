package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// row is what was measured of an engine, each a median over its turns.
type row struct {
	engine
	wall, cpu     float64 // nanoseconds a decision
	bytes, allocs float64
}

// measure gives each engine its turn, round after round, so that what else the machine does hits all of them alike.
func measure(list []engine, flows, rounds int, slice time.Duration) ([]row, error) {
	turns := make([][4][]float64, len(list))
	next := 0
	for range rounds {
		for e := range list {
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begun, busy := time.Now(), spent()
			n := 0
			for time.Since(begun) < slice || n == 0 {
				for range pass(&list[e], flows) {
					if err := list[e].decide(next % flows); err != nil {
						return nil, fmt.Errorf("%s: %w", list[e].name, err)
					}
					next++
					n++
				}
			}
			wall, cpu := time.Since(begun), spent()-busy
			runtime.ReadMemStats(&after)
			for i, v := range []float64{
				float64(wall.Nanoseconds()), float64(cpu.Nanoseconds()),
				float64(after.TotalAlloc - before.TotalAlloc), float64(after.Mallocs - before.Mallocs),
			} {
				turns[e][i] = append(turns[e][i], v/float64(n))
			}
		}
	}
	var rows []row
	for e := range list {
		rows = append(rows, row{list[e], median(turns[e][0]), median(turns[e][1]), median(turns[e][2]), median(turns[e][3])})
	}
	return rows, nil
}

// pass is how many flows make a turn: all of them, since one takes longer than another.
func pass(e *engine, flows int) int {
	if e.slow {
		return 4
	}
	return flows
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// spent is the time of the processor that this process has used.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// writeTable writes a table in Markdown. The ratio is in time of the processor; a server's is in time that passes.
func writeTable(to io.Writer, rows []row) error {
	first := rows[0]
	fmt.Fprintln(to, "| engine | answers | us, processor | us, passed | KB | allocations | x this library |")
	fmt.Fprintln(to, "| --- | --- | ---: | ---: | ---: | ---: | ---: |")
	for _, r := range rows {
		ratio, cpu := r.cpu/first.cpu, fmt.Sprintf("%.1f", r.cpu/1e3)
		if r.elsewhere {
			ratio, cpu = r.wall/first.wall, "-"
		}
		if _, err := fmt.Fprintf(to, "| %s | %s | %s | %.1f | %.1f | %.0f | %s |\n", r.name, r.answers, cpu, r.wall/1e3, r.bytes/1e3, r.allocs, figures(ratio)); err != nil {
			return err
		}
	}
	return nil
}

// figures rounds to two or three figures.
func figures(ratio float64) string {
	switch {
	case ratio >= 100:
		return fmt.Sprintf("%.0f", ratio)
	case ratio >= 1:
		return fmt.Sprintf("%.1f", ratio)
	case ratio >= 0.01:
		return fmt.Sprintf("%.3f", ratio)
	default:
		return fmt.Sprintf("%.5f", ratio)
	}
}

func machine() string {
	model := runtime.GOARCH
	if text, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(text)) {
			if name, ok := strings.CutPrefix(line, "model name\t: "); ok {
				model = strings.TrimSpace(name)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %s/%s, %s, %d processors", time.Now().Format(time.DateOnly), runtime.GOOS, model, runtime.Version(), runtime.GOMAXPROCS(0))
}
