package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// inventoryFiles names the files of a folder that live.Folder reads.
func inventoryFiles(folder fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(folder, ".")
	var names []string
	for _, entry := range entries {
		if !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && slices.Contains([]string{".yaml", ".yml", ".json"}, path.Ext(entry.Name())) {
			names = append(names, entry.Name())
		}
	}
	return names, err
}

// chosen is a folder of files that lie anywhere, by their names.
type chosen map[string]string

func choose(names []string) (chosen, error) {
	files := chosen{}
	for _, name := range names {
		base := filepath.Base(name)
		if _, twice := files[base]; twice {
			return nil, fmt.Errorf("two files are named %s", base)
		}
		files[base] = name
	}
	return files, nil
}

// Open opens one of the files.
func (c chosen) Open(name string) (fs.File, error) {
	if path, ok := c[name]; ok {
		return os.Open(path)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists them.
func (c chosen) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	var list []fs.DirEntry
	for _, base := range slices.Sorted(maps.Keys(c)) {
		info, err := os.Stat(c[base])
		if err != nil {
			return nil, err
		}
		list = append(list, fs.FileInfoToDirEntry(info))
	}
	return list, nil
}
