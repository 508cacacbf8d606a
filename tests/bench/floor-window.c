#include "bench-clock.h"

#include <gtk/gtk.h>

/* The least that a window can cost: an empty GTK 4 window. Prints when its first frame was
 * painted and the memory that is resident then, and ends. */

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  gdk_display_sync (gdk_display_get_default ());
  g_print ("first-frame %.1f\nresident %.1f\n", bench_clock_get_elapsed (),
           bench_clock_get_resident ());
  g_application_quit (user_data);
}

static void
activate_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1640, 980);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    application);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
