// Command liem-ferretdb serves the MongoDB wire protocol on a Unix socket and keeps its data in SQLite files,
// for machines that have no MongoDB. It is FerretDB, embedded. It has no sign-in: who may open the socket is
// for the file system to say, so it listens on nothing else.
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
	"time"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	socket := flag.String("socket", os.Getenv("LIEM_FERRETDB_SOCKET"), "Unix socket to listen on, in a directory of its user's alone")
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
	// Whatever is made from here on, socket and data, is for this user alone.
	syscall.Umask(0o077)
	if err := checkPrivate(filepath.Dir(*socket)); err != nil {
		return err
	}
	if err := removeLeftSocket(*socket); err != nil {
		return err
	}
	if err := os.MkdirAll(*data, 0o700); err != nil {
		return err
	}

	// Requests carry personal data, so only warnings reach the log.
	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: *socket},
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

// checkPrivate refuses a directory that anybody else could enter.
func checkPrivate(directory string) error {
	info, err := os.Lstat(directory)
	if err != nil {
		return err
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	if !info.IsDir() || !ok || int(owner.Uid) != os.Getuid() || info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s must be a directory of this user that nobody else can enter", directory)
	}
	return nil
}

// removeLeftSocket takes away the socket of a server that was killed; one that is listened on stays.
func removeLeftSocket(path string) error {
	info, err := os.Lstat(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Mode().Type() != os.ModeSocket {
		return fmt.Errorf("%s is there and is no socket", path)
	}
	if connection, err := net.DialTimeout("unix", path, time.Second); err == nil {
		connection.Close()
		return fmt.Errorf("another server listens on %s", path)
	}
	return os.Remove(path)
}

// sqliteURL names the directory; the trailing slash is what FerretDB expects of a directory.
func sqliteURL(directory, synchronous string) string {
	path := strings.TrimSuffix(filepath.ToSlash(directory), "/") + "/"
	query := url.Values{"_pragma": []string{
		"auto_vacuum(none)", "busy_timeout(10000)", "journal_mode(wal)", "synchronous(" + synchronous + ")",
		// What is deleted or replaced, as the key of a case that is destroyed, is overwritten in the file.
		"secure_delete(on)",
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
