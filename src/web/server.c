#include "web/server.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "web/exchange.h"

struct server {
    struct hoof_exchange exchange;
    struct hoof_mhd mhd;
    int sockets[2]; /* 127.0.0.1 and ::1; -1 where there is none */
    struct MHD_Daemon *daemons[2];
    int signals;
    bool terminal; /* standard input is still read */
};

/* A listening socket on one loopback address; -1 and errno. */
static int listen_on(int family, uint16_t port)
{
    struct sockaddr_in v4 = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in6 v6 = {
        .sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    const struct sockaddr *address =
        family == AF_INET ? (struct sockaddr *)&v4 : (struct sockaddr *)&v6;
    socklen_t size = family == AF_INET ? sizeof v4 : sizeof v6;
    int on = 1;
    int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    if (family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, address, size) != 0 || listen(fd, 128) != 0) {
        int why = errno;
        close(fd);
        errno = why;
        return -1;
    }
    return fd;
}

static bool port_failed(uint16_t port, struct hoof_error *err)
{
    if (errno == EADDRINUSE)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Port %u is in use: perhaps Hoofbeat is open in another window. Close "
                         "it, or take another port with --port 0.",
                         port);
    return hoof_fail(err, HOOF_REQUEST, NULL, "Port %u could not be opened: %s.", port,
                     strerror(errno));
}

static bool open_sockets(struct server *server, uint16_t port, struct hoof_error *err)
{
    for (int tries = 0; tries < 8; tries++) {
        struct sockaddr_in bound = {0};
        socklen_t size = sizeof bound;
        server->sockets[0] = listen_on(AF_INET, port);
        if (server->sockets[0] < 0)
            return port_failed(port, err);
        if (getsockname(server->sockets[0], (struct sockaddr *)&bound, &size) != 0)
            return hoof_fail_bug(err, "the port of a socket cannot be read");
        server->exchange.web.port = ntohs(bound.sin_port);
        server->sockets[1] = listen_on(AF_INET6, server->exchange.web.port);
        /* a computer without ::1 is served on 127.0.0.1 alone; but a stranger on
         * ::1 with our port would get what is typed to "localhost" */
        if (server->sockets[1] >= 0 || errno != EADDRINUSE)
            return true;
        close(server->sockets[0]);
        server->sockets[0] = -1;
        if (port != 0) {
            errno = EADDRINUSE;
            return port_failed(port, err);
        }
    }
    return hoof_fail(err, HOOF_REQUEST, NULL, "No free port was found.");
}

static bool start_daemon(struct server *server, int i, struct hoof_error *err)
{
    if (server->sockets[i] < 0)
        return true;
    server->daemons[i] = server->mhd.start_daemon(
        MHD_USE_EPOLL | (i == 1 ? MHD_USE_IPv6 : 0), 0, NULL, NULL, hoof_exchange_handle,
        &server->exchange, MHD_OPTION_LISTEN_SOCKET, server->sockets[i],
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)HOOF_CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)(48u << 10), MHD_OPTION_CONNECTION_TIMEOUT, 30u, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, hoof_exchange_target, &server->exchange,
        MHD_OPTION_NOTIFY_COMPLETED, hoof_exchange_completed, &server->exchange,
        MHD_OPTION_NOTIFY_CONNECTION, hoof_exchange_connection, &server->exchange, MHD_OPTION_END);
    if (!server->daemons[i])
        return hoof_fail(err, HOOF_REQUEST, NULL, "The web pages could not be started: %s.",
                         strerror(errno));
    server->sockets[i] = -1; /* the daemon closes it */
    return true;
}

static void print_address(struct server *server)
{
    printf("http://127.0.0.1:%u/open?key=%s\n", server->exchange.web.port,
           server->exchange.web.sessions.key);
    fflush(stdout);
}

static bool watch_signals(struct server *server, struct hoof_error *err)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTTIN, SIG_IGN); /* started in the background: there is no Enter to read */
    server->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (server->signals < 0)
        return hoof_fail_bug(err, "signals cannot be read");
    return true;
}

/* Enter in the window of `serve`: a new address. */
static void read_terminal(struct server *server)
{
    char line[256];
    ssize_t n = read(STDIN_FILENO, line, sizeof line);
    if (n <= 0 && !(n < 0 && errno == EINTR)) {
        server->terminal = false;
        return;
    }
    if (n > 0 && memchr(line, '\n', (size_t)n)) {
        hoof_sessions_new_key(&server->exchange.web.sessions);
        print_address(server);
    }
}

/* How long may be waited: until the library wants to run, at most a second
 * while somebody is connected (the sweeper's step). */
static int patience(struct server *server)
{
    int wait = server->exchange.connections.count ? 1000 : -1;
    for (int i = 0; i < 2; i++) {
        MHD_UNSIGNED_LONG_LONG ms;
        if (server->daemons[i] && server->mhd.get_timeout(server->daemons[i], &ms) == MHD_YES &&
            (wait < 0 || ms < (MHD_UNSIGNED_LONG_LONG)wait))
            wait = (int)ms;
    }
    return wait;
}

static void serve_until_told(struct server *server)
{
    struct pollfd fds[4];
    for (;;) {
        nfds_t n = 0;
        fds[n++] = (struct pollfd){.fd = server->signals, .events = POLLIN};
        fds[n++] = (struct pollfd){.fd = server->terminal ? STDIN_FILENO : -1, .events = POLLIN};
        for (int i = 0; i < 2; i++)
            if (server->daemons[i])
                fds[n++] = (struct pollfd){
                    .fd = server->mhd.get_daemon_info(server->daemons[i], MHD_DAEMON_INFO_EPOLL_FD)
                              ->epoll_fd,
                    .events = POLLIN};
        poll(fds, n, patience(server));
        if (fds[0].revents)
            return;
        if (fds[1].revents)
            read_terminal(server);
        for (int i = 0; i < 2; i++)
            if (server->daemons[i])
                server->mhd.run(server->daemons[i]);
        hoof_connections_sweep(&server->exchange.connections, hoof_monotonic_ms());
    }
}

static void stop(struct server *server)
{
    for (int i = 0; i < 2; i++) {
        if (server->daemons[i])
            server->mhd.stop_daemon(server->daemons[i]);
        if (server->sockets[i] >= 0)
            close(server->sockets[i]);
    }
    if (server->signals >= 0)
        close(server->signals);
    hoof_mhd_close(&server->mhd);
    hoof_sessions_release(&server->exchange.web.sessions);
}

bool hoof_serve(const struct hoof_serve_options *options, struct hoof_error *err)
{
    struct server server = {.sockets = {-1, -1}, .signals = -1, .terminal = true};
    struct hoof_web *web = &server.exchange.web;
    if (sodium_init() < 0)
        return hoof_fail_bug(err, "no random numbers can be had");
    web->books = options->books;
    web->zone_option = options->zone_option;
    web->fixed_now = options->now;
    web->mhd = &server.mhd;
    hoof_sessions_init(&web->sessions);
    bool ok = hoof_mhd_open(&server.mhd, err) && open_sockets(&server, options->port, err) &&
              watch_signals(&server, err);
    for (int i = 0; ok && i < 2; i++)
        ok = start_daemon(&server, i, err);
    if (ok) {
        snprintf(web->cookie_name, sizeof web->cookie_name, "hoofbeat-%u", web->port);
        printf("Hoofbeat is open on this computer. Open this address in the browser; it works "
               "once:\n\n");
        print_address(&server);
        printf("\nPress Enter here for a new address, Ctrl-C to stop.\n");
        fflush(stdout);
        serve_until_told(&server);
    }
    stop(&server);
    return ok;
}
