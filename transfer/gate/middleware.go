package gate

import "net/http"

// Middleware answers a request with a problem where it is stopped, and hands it to next where it is not.
func (g *Gate) Middleware(next http.Handler) http.Handler {
	if next == nil {
		next = http.NotFoundHandler()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, onward := g.decide(r)
		if onward == nil {
			g.problem(v).write(w)
			return
		}
		next.ServeHTTP(w, onward)
	})
}
