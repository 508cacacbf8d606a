#include "cjm-moment.h"

#include <glib/gi18n.h>

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/* The day of @local, or NULL where that is today. */
static char *
dup_day (GDateTime *local)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (local, now))
    return NULL;
  if (is_same_day (local, yesterday))
    return g_strdup (_ ("yesterday"));
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year; see strftime(). */
    return g_date_time_format (local, _ ("%b %-d"));

  return g_date_time_format (local, "%x");
}

char *
cjm_moment_dup_short (GDateTime *moment)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (moment);
  char *day = dup_day (local);

  /* Translators: when a map was changed: today, at this hour; see strftime(). */
  return day != NULL ? day : g_date_time_format (local, _ ("today, %H:%M"));
}

char *
cjm_moment_dup_text (gint64 microseconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);
  g_autofree char *day = moment != NULL ? dup_day (moment) : NULL;
  g_autofree char *hour = NULL;

  if (moment == NULL)
    return g_strdup ("");
  if (day == NULL)
    return cjm_moment_dup_short (moment);

  hour = g_date_time_format (moment, "%H:%M");
  /* Translators: a day and an hour, as in "yesterday, 10:42". */
  return g_strdup_printf (_ ("%s, %s"), day, hour);
}
