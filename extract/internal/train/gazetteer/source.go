package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// source reads the corpora and keeps the hash of each file it read.
type source struct {
	dir  string
	sums map[string]string
}

// file returns the content of a file, unpacked if its name ends in .gz.
func (s source) file(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	s.sums[name] = hex.EncodeToString(sum[:])
	if !strings.HasSuffix(name, ".gz") {
		return data, nil
	}
	zr, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(zr)
}

// member returns the content of one file of a .tar.gz archive, or of all files for which pick is true, joined.
func (s source) members(name string, pick func(string) bool) ([]byte, error) {
	data, err := s.file(name)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for tr := tar.NewReader(bytes.NewReader(data)); ; {
		head, err := tr.Next()
		if err == io.EOF {
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if pick(head.Name) {
			if _, err := io.Copy(&out, tr); err != nil {
				return nil, err
			}
			out.WriteByte('\n')
		}
	}
}

func lines(data []byte) []string {
	return strings.Split(strings.TrimPrefix(strings.ReplaceAll(string(data), "\r\n", "\n"), "\uFEFF"), "\n")
}
