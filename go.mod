module github.com/dateline/dateline

go 1.26

require github.com/dominikbraun/graph v0.23.0 // indirect
