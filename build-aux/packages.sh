# The Debian packages that CJMap needs, and how to install those that are missing. Read by the
# scripts beside this file.

# What the program is built from and runs on.
run_packages=(
  gcc libc6-dev binutils meson ninja-build pkgconf python3-minimal gettext
  libglib2.0-dev libgtk-4-dev libpango1.0-dev libcairo2-dev libgdk-pixbuf-2.0-dev
  librsvg2-dev libfontconfig-dev libseccomp-dev libxml2-dev libpng-dev libxlsxwriter-dev libqpdf-dev
  libdeflate-dev libzip-dev libcsv-dev libarchive-dev libicu-dev
  libenchant-2-dev hunspell-en-us hunspell-es
  desktop-file-utils shared-mime-info gtk-update-icon-cache adwaita-icon-theme
  fonts-inter fonts-cantarell fonts-noto-core fonts-noto-cjk
)

# What the tests use beside that.
test_packages=(
  python3 python3-gi gir1.2-atspi-2.0 at-spi2-core dbus dbus-daemon
  xvfb openbox xdotool xclip x11-utils x11-apps x11-xkb-utils
  appstream clang-format fontconfig git fonts-dejavu-core imagemagick jing libxml2-utils
  cmark-gfm python3-html5lib librsvg2-bin mupdf-tools poppler-utils qpdf locales
)

as_root()
{
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

is_installed()
{
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_packages PACKAGE...: asks for root's rights only where something is missing.
install_packages()
{
  local missing=() package

  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "Installing ${missing[*]}"
    as_root apt-get update --quiet
    as_root apt-get -o DPkg::Lock::Timeout=600 install --quiet --yes --no-install-recommends \
      "${missing[@]}"
  fi
}

# The tests also run on a Spanish desktop.
install_spanish()
{
  if ! locale --all-locales | grep -qix 'es_ES\.utf-\?8'; then
    as_root localedef --inputfile=es_ES --charmap=UTF-8 es_ES.UTF-8
  fi
}

# configure FOLDER OPTION...: once; later the build sees by itself what has changed.
configure()
{
  local folder=$1

  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$@"
  else
    meson configure "$folder" "$@"
  fi
}
