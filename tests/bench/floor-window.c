#include "bench-clock.h"

#include <gtk/gtk.h>

/* The least that a window can cost: an empty GTK 4 window.
 *
 *   floor-window start|repaint
 *
 * "start" says when its first frame was painted and the memory that is resident then; "repaint"
 * gives the whole window another colour in every frame for some seconds and says how long a
 * frame took, measured as bench-frames does: what scrolling costs where there is nothing to
 * draw. */

typedef struct
{
  GtkApplication *application;
  GtkWidget *window;
  gboolean is_repainting;
  double start;
  double cpu_start;
  double frame_start;
  guint n_frames;
  GArray *frames; /* of double, in milliseconds */
} Floor;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Floor *bench = user_data;

  /* Opacity of the child is enough to make GTK paint all of the window anew. */
  gtk_widget_set_opacity (gtk_window_get_child (GTK_WINDOW (bench->window)),
                          bench->n_frames++ % 2 == 0 ? 1 : 0);
  return G_SOURCE_CONTINUE;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Floor *) user_data)->frame_start = bench_clock_get_time ();
}

static void
record_frame (Floor *bench)
{
  double time = bench_clock_get_time (), duration = time - bench->frame_start;

  if (time - bench->start < BENCH_WARM_UP_MS)
    bench->cpu_start = bench_clock_get_cpu ();
  else if (time - bench->start < BENCH_WARM_UP_MS + BENCH_MEASURED_MS)
    g_array_append_val (bench->frames, duration);
  else
    {
      bench_clock_report_frames (bench->frames, bench_clock_get_cpu () - bench->cpu_start);
      g_application_quit (G_APPLICATION (bench->application));
    }
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Floor *bench = user_data;

  gdk_display_sync (gdk_display_get_default ());
  if (bench->is_repainting)
    record_frame (bench);
  else
    {
      g_print ("first-frame %.1f\nresident %.1f\n", bench_clock_get_elapsed (),
               bench_clock_get_resident ());
      g_application_quit (G_APPLICATION (bench->application));
    }
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  Floor *bench = user_data;
  GdkFrameClock *clock;

  bench->window = gtk_application_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), BENCH_WINDOW_WIDTH, BENCH_WINDOW_HEIGHT);
  if (bench->is_repainting)
    gtk_window_set_child (GTK_WINDOW (bench->window), gtk_text_view_new ());
  gtk_window_present (GTK_WINDOW (bench->window));
  bench->start = bench_clock_get_time ();

  clock = gtk_widget_get_frame_clock (bench->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), bench);
  if (bench->is_repainting)
    gtk_widget_add_tick_callback (bench->window, tick_cb, bench, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  Floor bench = { .application = application, .frames = frames };

  if (argc != 2)
    {
      g_printerr ("Usage: floor-window start|repaint\n");
      return 2;
    }

  bench.is_repainting = g_str_equal (argv[1], "repaint");
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
