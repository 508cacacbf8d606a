#include "cjm-language-list.h"

static const CjmLanguage languages[] = {
  { "en", "English" },  { "es", "Español" }, { "ca", "Català" },   { "de", "Deutsch" },
  { "fr", "Français" }, { "gl", "Galego" },  { "it", "Italiano" }, { "pt", "Português" },
  { "eu", "Euskara" },  { "ar", "العربية" }, { "he", "עברית" },    { "ja", "日本語" },
  { "zh", "中文" },
};

guint
cjm_language_list_get_length (void)
{
  return G_N_ELEMENTS (languages);
}

const CjmLanguage *
cjm_language_list_get_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (languages), NULL);

  return &languages[index];
}
