#include "cjm-picture-process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* The helper's limit of processor time ends it earlier, unless the machine is busy. */
#define MAX_WAIT_US (12 * G_USEC_PER_SEC)

/* Starting */

/* In the helper's environment is what ours has, and the mark. */
static char **
make_environment (void)
{
  return g_environ_setenv (g_get_environ (), CJM_PICTURE_HELPER_MARK, "1", TRUE);
}

/* The program itself, even where an update has put another in its place on the disk. Threads of
 * GLib block no signals, but those of others may. */
static gboolean
start (int socket, pid_t *child)
{
  char *const arguments[] = { (char *) "cjmap", (char *) CJM_PICTURE_HELPER_COMMAND, NULL };
  g_auto (GStrv) environment = make_environment ();
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  gboolean is_started;

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, socket, STDOUT_FILENO);
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  is_started
      = posix_spawn (child, "/proc/self/exe", &actions, &attributes, arguments, environment) == 0;
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);

  return is_started;
}

/* Talking */

/* FALSE where the time is over. */
static gboolean
wait_for (int socket, short events, gint64 end)
{
  struct pollfd poll_fd = { .fd = socket, .events = events };
  gint64 left = end - g_get_monotonic_time ();

  return left > 0 && TEMP_FAILURE_RETRY (poll (&poll_fd, 1, (int) (left / 1000) + 1)) > 0;
}

static gboolean
send_all (int socket, GBytes *bytes, gint64 end)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      ssize_t n;

      if (!wait_for (socket, POLLOUT, end))
        return FALSE;
      n = send (socket, data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (n < 0 && errno != EAGAIN && errno != EINTR)
        return FALSE;
      data += MAX (n, 0);
      size -= (gsize) MAX (n, 0);
    }

  return shutdown (socket, SHUT_WR) == 0;
}

static gboolean
receive_all (int socket, gpointer target, gsize size, gint64 end)
{
  guint8 *data = target;

  while (size > 0)
    {
      ssize_t n;

      if (!wait_for (socket, POLLIN, end))
        return FALSE;
      n = recv (socket, data, size, MSG_DONTWAIT);
      if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
        return FALSE;
      data += MAX (n, 0);
      size -= (gsize) MAX (n, 0);
    }

  return TRUE;
}

/* The picture may have taken the helper over: what it says of itself is checked. */
static gboolean
is_sound (const CjmPictureHeader *header)
{
  if (header->magic != CJM_PICTURE_HELPER_MAGIC || header->status > CJM_PICTURE_STATUS_OPEN)
    return FALSE;

  return header->status != CJM_PICTURE_STATUS_DONE
         || (header->width > 0 && header->height > 0 && header->width <= CJM_PICTURE_MAX_SIDE
             && header->height <= CJM_PICTURE_MAX_SIDE
             && (guint64) header->width * header->height <= CJM_PICTURE_MAX_KEPT_PIXELS);
}

static cairo_surface_t *
receive_pixels (int socket, const CjmPictureHeader *header, gint64 end)
{
  cairo_format_t format = header->is_opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  cairo_surface_t *surface
      = cairo_image_surface_create (format, (int) header->width, (int) header->height);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * header->height;

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS
      && receive_all (socket, cairo_image_surface_get_data (surface), size, end))
    {
      cairo_surface_mark_dirty (surface);
      return surface;
    }

  cairo_surface_destroy (surface);
  return NULL;
}

static gboolean
talk (int socket, GBytes *data, CjmPictureHeader *header, cairo_surface_t **surface)
{
  gint64 end = g_get_monotonic_time () + MAX_WAIT_US;

  if (!send_all (socket, data, end) || !receive_all (socket, header, sizeof *header, end)
      || !is_sound (header))
    return FALSE;
  if (header->status != CJM_PICTURE_STATUS_DONE)
    return TRUE;

  *surface = receive_pixels (socket, header, end);
  return *surface != NULL;
}

CjmPictureOutcome
cjm_picture_process_run (GBytes *data, CjmPictureHeader *header, cairo_surface_t **surface)
{
  gboolean has_answered;
  int sockets[2];
  pid_t child;

  *surface = NULL;
  /* A program that does not know the command would start itself again and again. */
  if (g_getenv (CJM_PICTURE_HELPER_MARK) != NULL
      || socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
    return CJM_PICTURE_NOT_RUN;
  if (!start (sockets[1], &child))
    {
      close (sockets[0]);
      close (sockets[1]);
      return CJM_PICTURE_NOT_RUN;
    }

  close (sockets[1]);
  has_answered = talk (sockets[0], data, header, surface);
  close (sockets[0]);
  kill (child, SIGKILL);
  TEMP_FAILURE_RETRY (waitpid (child, NULL, 0));
  return has_answered ? CJM_PICTURE_ANSWERED : CJM_PICTURE_KILLED;
}
