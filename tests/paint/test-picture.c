#include <errno.h>
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cjm-artwork.h"
#include "cjm-cage.h"
#include "cjm-edit.h"
#include "cjm-picture.h"
#include "cjm-svg-scan.h"

/* Pictures of strangers: what is read, what is refused and with which words, and that the helper
 * can do nothing but compute. */

#define SVG_START                                                                                  \
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "        \
  "width=\"200\" height=\"100\">"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* A bitmap of one colour in a format of GdkPixbuf. */
static GBytes *
make_bitmap (const char *format, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x204080ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, format, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (gconstpointer) (data + y * cairo_image_surface_get_stride (surface)
                                             + 4 * x);
}

static cairo_surface_t *
decode (GBytes *data)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cjm_picture_decode (data, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (surface);
  return surface;
}

static void
assert_refused (GBytes *data, CjmPictureError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  const char *media_type = NULL;

  g_assert_null (cjm_picture_take (data, &media_type, &error));
  g_assert_error (error, CJM_PICTURE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, word));
}

static void
assert_text_refused (const char *text, CjmPictureError code, const char *word)
{
  g_autoptr (GBytes) data = bytes_of (text);

  assert_refused (data, code, word);
}

static void
test_bitmaps (void)
{
  static const char *const formats[] = { "png", "jpeg", "bmp", "tiff" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) data = make_bitmap (formats[i], 60, 40);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) taken = NULL;
      const char *media_type = NULL;
      cairo_surface_t *surface = decode (data);

      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 60);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 40);
      /* JPEG is not exact. */
      g_assert_cmphex (get_pixel (surface, 30, 20) & 0xf0f0f0, ==, 0x204080);
      cairo_surface_destroy (surface);

      taken = cjm_picture_take (data, &media_type, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (media_type, ==, i == 1 ? "image/jpeg" : "image/png");
      /* Only what a map can hold stays as it came. */
      g_assert_true (g_bytes_equal (taken, data) == (i < 2));
    }
}

static void
test_large (void)
{
  g_autoptr (GBytes) wide = make_bitmap ("png", 4000, 1500);
  g_autoptr (GBytes) line = make_bitmap ("png", 30000, 700);
  cairo_surface_t *surface = decode (wide);

  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1024);
  cairo_surface_destroy (surface);
  surface = decode (line);
  g_assert_cmpint (cairo_image_surface_get_width (surface)
                       * cairo_image_surface_get_height (surface),
                   <=, 8000000);
  cairo_surface_destroy (surface);
}

static void
test_svg (void)
{
  /* With the document type that many programs write, and text in a font that nobody has. */
  g_autoptr (GBytes) data = bytes_of (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
      "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n" SVG_START
      "<rect width=\"100\" height=\"100\" fill=\"#204080\"/>"
      "<text x=\"100\" y=\"90\" font-family=\"Nobody Has It\" font-size=\"120\">\342\226\210</text>"
      "</svg>");
  g_autoptr (GBytes) taken = NULL;
  g_autoptr (GError) error = NULL;
  const char *media_type = NULL;
  cairo_surface_t *surface = decode (data);

  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1024);
  g_assert_cmphex (get_pixel (surface, 100, 500), ==, 0xff204080);
  g_assert_cmphex (get_pixel (surface, 1200, 500), ==, 0xff000000);
  cairo_surface_destroy (surface);

  taken = cjm_picture_take (data, &media_type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (media_type, ==, "image/png");
  surface = decode (taken);
  g_assert_cmphex (get_pixel (surface, 100, 500), ==, 0xff204080);
  cairo_surface_destroy (surface);
}

/* What lies outside is not drawn, and does not keep the rest from being drawn. */
static void
test_svg_outside (void)
{
  g_autofree char *path = NULL;
  g_autofree char *svg = NULL;
  g_autoptr (GBytes) picture = make_bitmap ("png", 10, 10);
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  int file = g_file_open_tmp ("cjm-XXXXXX.png", &path, &error);

  g_assert_no_error (error);
  close (file);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (picture, NULL),
                                      (gssize) g_bytes_get_size (picture), NULL));
  svg = g_strdup_printf (SVG_START "<rect width=\"200\" height=\"100\" fill=\"#ff0000\"/>"
                                   "<image width=\"100\" height=\"100\" xlink:href=\"file://%s\"/>"
                                   "<image width=\"9\" height=\"9\" "
                                   "xlink:href=\"http://example.org/x.png\"/></svg>",
                         path);
  data = bytes_of (svg);
  surface = decode (data);
  g_assert_cmphex (get_pixel (surface, 500, 500), ==, 0xffff0000);
  cairo_surface_destroy (surface);
  unlink (path);
}

static void
test_other_kinds (void)
{
  static const char heic[] = "\0\0\0\030ftypheic\0\0\0\0mif1heic";
  g_autoptr (GBytes) phone = g_bytes_new_static (heic, sizeof heic - 1);

  assert_text_refused ("%PDF-1.7\n", CJM_PICTURE_ERROR_FORMAT, "PDF");
  assert_text_refused ("\037\213\010", CJM_PICTURE_ERROR_FORMAT, "gzip");
  assert_text_refused ("<html></html>", CJM_PICTURE_ERROR_FORMAT, "SVG");
  assert_text_refused ("", CJM_PICTURE_ERROR_FORMAT, "PNG");
  assert_refused (phone, CJM_PICTURE_ERROR_FORMAT, "HEIC");
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = make_bitmap ("png", 300, 300);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) broken = NULL;

  g_byte_array_append (array, g_bytes_get_data (whole, NULL), (guint) g_bytes_get_size (whole));
  memset (array->data + array->len / 2, 0xff, array->len / 4);
  broken = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  assert_refused (broken, CJM_PICTURE_ERROR_DAMAGED, "damaged");
  assert_text_refused (SVG_START "<g>", CJM_PICTURE_ERROR_DAMAGED, "damaged");
  assert_text_refused ("<svg/>", CJM_PICTURE_ERROR_DAMAGED, "damaged");
}

/* A header says enough. */
static void
test_too_large (void)
{
  static const char png[] = "\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\234\100\0\0\234\100\010\002\0\0\0"
                            "\336\156\231\122\0\0\0\0IDAT\065\257\006\036";
  g_autoptr (GBytes) data = g_bytes_new_static (png, sizeof png - 1);

  assert_refused (data, CJM_PICTURE_ERROR_SIZE, "40 million");
}

static void
test_entities (void)
{
  assert_text_refused ("<!DOCTYPE svg [\n<!ENTITY a \"b\">]>\n" SVG_START "&a;</svg>",
                       CJM_PICTURE_ERROR_HARM, "line 1");
  /* Behind what the scan could take for a comment and the parser does not. */
  assert_text_refused ("<?a <!-- ?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG_START
                       "&a;</svg><!-- -->",
                       CJM_PICTURE_ERROR_HARM, "line 2");
  assert_text_refused ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" SVG_START "</svg>",
                       CJM_PICTURE_ERROR_HARM, "encoding");
}

/* Each of them took more than a minute, or gigabytes, where nothing held it. */
static void
test_bombs (void)
{
  g_autoptr (GString) masks = g_string_new (SVG_START);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (masks,
                            "<mask id=\"m%u\"><rect width=\"9\" height=\"9\" mask=\"url(#m%u)\"/>"
                            "<rect width=\"9\" height=\"9\" mask=\"url(#m%u)\"/></mask>",
                            i, i + 1, i + 1);
  g_string_append (masks, "<rect width=\"9\" height=\"9\" mask=\"url(#m0)\"/></svg>");
  assert_text_refused (masks->str, CJM_PICTURE_ERROR_COST, "time");
  assert_text_refused (SVG_START "<filter id=\"f\"><feTurbulence baseFrequency=\"0.9\" "
                                 "numOctaves=\"100000\"/></filter>"
                                 "<rect width=\"200\" height=\"100\" filter=\"url(#f)\"/></svg>",
                       CJM_PICTURE_ERROR_COST, "memory");
  g_test_message ("two bombs: %.1f s", (double) (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 26 * G_USEC_PER_SEC);
}

/* What a process can do behind the door. It answers with its exit status. */
static int
try_everything (void)
{
  int pair[2];

  if (!cjm_cage_shut ())
    return 1;
  if (open ("/etc/passwd", O_RDONLY) >= 0 || errno != EACCES)
    return 2;
  if (open ("/tmp/cjm-cage-test", O_WRONLY | O_CREAT, 0600) >= 0)
    return 3;
  if (socket (AF_INET, SOCK_STREAM, 0) >= 0 || socketpair (AF_UNIX, SOCK_STREAM, 0, pair) == 0)
    return 4;
  if (fork () >= 0)
    return 5;
  if (execl ("/bin/true", "true", NULL) != -1 || errno != EACCES)
    return 6;
  if (kill (getppid (), 0) == 0)
    return 7;
  if (unlink ("/tmp/cjm-cage-test") == 0 || errno != EACCES)
    return 8;
  if (write (STDERR_FILENO, "x", 1) >= 0)
    return 9;

  return 0;
}

static void
test_cage (void)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (try_everything ());

  g_assert_cmpint (TEMP_FAILURE_RETRY (waitpid (child, &status, 0)), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A photo in a map is a PNG or a JPEG: an SVG in its place is not drawn. */
static void
test_photos_of_maps (void)
{
  g_autoptr (CjmArtwork) artwork = cjm_artwork_new ();
  g_autoptr (GBytes) svg = bytes_of (SVG_START "<rect width=\"9\" height=\"9\"/></svg>");
  g_autoptr (GBytes) png = make_bitmap ("png", 9, 9);
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmMap) drawn = cjm_map_set_photo (map, "image/png", svg);
  g_autoptr (CjmMap) portrait = cjm_map_set_photo (map, "image/png", png);

  g_assert_null (cjm_artwork_get_photo (artwork, drawn->persona->photo));
  g_assert_nonnull (cjm_artwork_get_photo (artwork, portrait->persona->photo));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/bitmaps", test_bitmaps);
  g_test_add_func ("/picture/large", test_large);
  g_test_add_func ("/picture/svg", test_svg);
  g_test_add_func ("/picture/svg-outside", test_svg_outside);
  g_test_add_func ("/picture/other-kinds", test_other_kinds);
  g_test_add_func ("/picture/damaged", test_damaged);
  g_test_add_func ("/picture/too-large", test_too_large);
  g_test_add_func ("/picture/entities", test_entities);
  g_test_add_func ("/picture/bombs", test_bombs);
  g_test_add_func ("/picture/cage", test_cage);
  g_test_add_func ("/picture/photos-of-maps", test_photos_of_maps);

  return g_test_run ();
}
