// Command liem-ferretdb serves the MongoDB wire protocol on the loopback interface and keeps its
// data in SQLite files, for machines that have no MongoDB. It is FerretDB, embedded.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	listen := flag.String("listen", environment("LIEM_FERRETDB_LISTEN", "127.0.0.1:27017"), "loopback address to listen on")
	data := flag.String("data", os.Getenv("LIEM_FERRETDB_DATA"), "directory of the SQLite files")
	synchronous := flag.String("synchronous", environment("LIEM_FERRETDB_SYNCHRONOUS", "full"), "SQLite pragma synchronous: full or normal")
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()

	if *showVersion {
		fmt.Println(builtVersion)
		return nil
	}
	if *data == "" {
		return fmt.Errorf("-data (or LIEM_FERRETDB_DATA) must name a directory")
	}
	if *synchronous != "full" && *synchronous != "normal" {
		return fmt.Errorf("-synchronous must be full or normal, not %q", *synchronous)
	}
	if err := checkLoopback(*listen); err != nil {
		return err
	}
	if err := os.MkdirAll(*data, 0o700); err != nil {
		return err
	}

	// Requests carry personal data, so only warnings reach the log.
	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: *listen},
		Logger:    logger,
		Handler:   "sqlite",
		SQLiteURL: sqliteURL(*data, *synchronous),
	})
	if err != nil {
		return err
	}
	// Requests leave much behind and the heap is small: collected at its double, the collector would take a fifth of the time.
	debug.SetGCPercent(400)
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return server.Run(ctx)
}

// checkLoopback refuses any address that another machine could reach: this server has no sign-in.
func checkLoopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip := net.ParseIP(host)
	if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("%q is not a loopback address", host)
	}
	return nil
}

// sqliteURL names the directory; the trailing slash is what FerretDB expects of a directory.
func sqliteURL(directory, synchronous string) string {
	path := strings.TrimSuffix(filepath.ToSlash(directory), "/") + "/"
	query := url.Values{"_pragma": []string{
		"auto_vacuum(none)", "busy_timeout(10000)", "journal_mode(wal)", "synchronous(" + synchronous + ")",
	}}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: query.Encode()}).String()
}

func environment(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}

const builtVersion = "liem-ferretdb 1.24.2"
