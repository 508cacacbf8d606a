#include "bench-clock.h"
#include "cjm-canvas-private.h"
#include "cjm-note-list.h"
#include "cjm-window.h"

#include <libxml/parser.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Times the editor's own window on a map:
 *
 *   bench-frames MAP.cjm start|scroll|zoom|type|drag|idle
 *
 * "start" says when the first frame with the map was painted and what is resident then. The
 * others drive the window from the frame clock for some seconds and say how long a frame took,
 * from before its paint to after it and to the answer of the X server, and the CPU time of one;
 * the number of frames a second stops at that of the screen and would tell nothing. */

#define IDLE_MS 2000

typedef struct
{
  GtkApplication *application;
  CjmWindow *window;
  const char *mode;
  double frame_start;
  double drive_start;
  double cpu_start;
  gboolean is_measuring;
  guint n_frames;
  GArray *frames; /* of double, in milliseconds */
} Bench;

static void
report (Bench *bench)
{
  bench_clock_report_frames (bench->frames, bench_clock_get_cpu () - bench->cpu_start);
  g_application_quit (G_APPLICATION (bench->application));
}

static void
scroll (Bench *bench)
{
  static const char *const names[] = { "vadjustment", "hadjustment" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkAdjustment) adjustment = NULL;
      double value, end;

      g_object_get (cjm_window_get_canvas (bench->window), names[i], &adjustment, NULL);
      end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
      value = gtk_adjustment_get_value (adjustment) + (i == 0 ? 40 : 25);
      gtk_adjustment_set_value (adjustment, value < end ? value : 0);
    }
}

static void
zoom (Bench *bench)
{
  /* Up and down through all that can be read, and below. */
  CjmCanvas *canvas = cjm_window_get_canvas (bench->window);
  double phase = bench->n_frames % 120 / 60.0;

  cjm_canvas_set_zoom (canvas, 0.15 + 1.35 * (phase < 1 ? phase : 2 - phase));
}

/* Typing begins in a lane of plain notes: others ask for a channel or a value first. */
static void
begin_typing (Bench *bench)
{
  CjmCanvas *canvas = cjm_window_get_canvas (bench->window);
  const CjmMap *map = cjm_document_get_map (canvas->document);
  g_autoptr (GArray) sites = cjm_map_list_notes (map);

  for (guint i = 0; i < sites->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (sites, CjmNoteSite, i);

      if (cjm_lane_kind_get (cjm_map_get_lane (map, site->lane)->kind)->look == CJM_LOOK_NOTES)
        {
          CjmPlace place = cjm_canvas_find_note_place (canvas, site->note->record.id);

          cjm_canvas_select (canvas, &place, CJM_SELECT_ONE);
          return;
        }
    }
}

static void
type (Bench *bench)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (bench->window));

  if (focus == NULL || !GTK_IS_TEXT_VIEW (focus))
    gtk_widget_activate_action (GTK_WIDGET (cjm_window_get_canvas (bench->window)),
                                "canvas.add-note", NULL);
  else
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)),
                                      bench->n_frames % 6 == 5 ? " " : "a", 1);
}

/* Of all notes these many are dragged round the view. */
#define N_DRAGGED 200

static void
begin_drag (Bench *bench)
{
  CjmCanvas *canvas = cjm_window_get_canvas (bench->window);
  g_autoptr (GArray) sites = cjm_map_list_notes (cjm_document_get_map (canvas->document));
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < MIN (sites->len, N_DRAGGED); i++)
    g_array_append_val (notes, g_array_index (sites, CjmNoteSite, i).note->record.id);
  cjm_canvas_select_notes (canvas, (const CjmId *) notes->data, notes->len);
}

static void
drag (Bench *bench)
{
  CjmCanvas *canvas = cjm_window_get_canvas (bench->window);
  double angle = bench->n_frames / 20.0;
  CjmPlace focus = cjm_canvas_get_focus (canvas);
  double scale = cjm_canvas_get_scale (canvas), x, y;
  CjmStop stop;

  if (canvas->drag == NULL && cjm_layout_find_stop (canvas->layout, &focus, &stop))
    {
      cjm_canvas_get_origin (canvas, &x, &y);
      cjm_canvas_take (canvas, x + (stop.rect.x + stop.rect.width / 2) * scale,
                       y + (stop.rect.y + stop.rect.height / 2) * scale);
    }
  if (canvas->drag != NULL)
    cjm_canvas_drag_to (canvas, 450 + 300 * cos (angle), 350 + 200 * sin (angle), 0);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double elapsed = bench_clock_get_time () - bench->drive_start;

  if (!bench->is_measuring && elapsed > BENCH_WARM_UP_MS)
    {
      bench->is_measuring = TRUE;
      bench->cpu_start = bench_clock_get_cpu ();
    }
  if (elapsed > BENCH_WARM_UP_MS + BENCH_MEASURED_MS)
    {
      report (bench);
      return G_SOURCE_REMOVE;
    }

  bench->n_frames++;
  if (strcmp (bench->mode, "scroll") == 0)
    scroll (bench);
  else if (strcmp (bench->mode, "zoom") == 0)
    zoom (bench);
  else if (strcmp (bench->mode, "drag") == 0)
    drag (bench);
  else
    type (bench);

  return G_SOURCE_CONTINUE;
}

static gboolean
idle_end_cb (gpointer user_data)
{
  Bench *bench = user_data;

  g_print ("idle-cpu %.2f\n", bench_clock_get_cpu () - bench->cpu_start);
  g_application_quit (G_APPLICATION (bench->application));
  return G_SOURCE_REMOVE;
}

static gboolean
idle_start_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench->cpu_start = bench_clock_get_cpu ();
  g_timeout_add (IDLE_MS, idle_end_cb, bench);
  return G_SOURCE_REMOVE;
}

static void
begin (Bench *bench)
{
  if (strcmp (bench->mode, "start") == 0)
    {
      g_print ("first-frame %.1f\nresident %.1f\n", bench_clock_get_elapsed (),
               bench_clock_get_resident ());
      g_application_quit (G_APPLICATION (bench->application));
    }
  else if (strcmp (bench->mode, "idle") == 0)
    g_timeout_add (2 * BENCH_WARM_UP_MS, idle_start_cb, bench);
  else
    {
      if (strcmp (bench->mode, "zoom") != 0)
        cjm_canvas_set_zoom (cjm_window_get_canvas (bench->window), 0.7);
      if (strcmp (bench->mode, "drag") == 0)
        begin_drag (bench);
      if (strcmp (bench->mode, "type") == 0)
        begin_typing (bench);
      bench->drive_start = bench_clock_get_time ();
      gtk_widget_add_tick_callback (GTK_WIDGET (bench->window), tick_cb, bench, NULL);
    }
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  bench->frame_start = bench_clock_get_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;
  double duration;

  gdk_display_sync (gdk_display_get_default ());
  duration = bench_clock_get_time () - bench->frame_start;
  if (bench->is_measuring)
    g_array_append_val (bench->frames, duration);

  if (bench->mode[0] != '\0' && bench->drive_start == 0 && bench->cpu_start == 0
      && cjm_document_get_file (cjm_window_get_document (bench->window)) != NULL)
    {
      bench->cpu_start = -1; /* begun */
      begin (bench);
    }
}

static void
realize_cb (GtkWidget *window, gpointer user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), user_data);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), user_data);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  Bench *bench = user_data;

  if (!CJM_IS_WINDOW (window) || bench->window != NULL)
    return;

  bench->window = CJM_WINDOW (window);
  gtk_window_set_default_size (window, BENCH_WINDOW_WIDTH, BENCH_WINDOW_HEIGHT);
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), bench);
}

int
main (int argc, char **argv)
{
  Bench bench = { .mode = argc > 2 ? argv[2] : "" };
  int status;

  if (argc != 3)
    {
      g_printerr ("Usage: bench-frames MAP.cjm start|scroll|zoom|type|drag|idle\n");
      return 2;
    }

  setlocale (LC_ALL, "");
  xmlInitParser ();
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench.application = cjm_application_new ();
  g_application_set_flags (G_APPLICATION (bench.application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (bench.application, "window-added", G_CALLBACK (window_added_cb), &bench);
  status = g_application_run (G_APPLICATION (bench.application), 2, argv);
  g_object_unref (bench.application);
  g_array_unref (bench.frames);

  return status;
}
