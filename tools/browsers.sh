# The part of the set-up that only the browser tests need: three engines with their drivers, and a real static server.
# It looks for programs, not packages, so that another system's packages serve as well; it must not start any.
# shellcheck shell=bash

# Debian's package | what it must have brought: a program, or one of the files that match a pattern.
BROWSER_NEEDS='
chromium          | chromium
chromium-driver   | chromedriver
firefox-esr       | firefox-esr
webkit2gtk-driver | WebKitWebDriver
webkit2gtk-driver | /usr/lib/*/webkit2gtk-4.*/MiniBrowser
xvfb              | Xvfb'
SERVER_NEEDS='
nginx-light                      | nginx
libnginx-mod-http-brotli-static  | /usr/lib/nginx/modules/ngx_http_brotli_static_module.so'

browsers() {
    step "Chromium, Firefox and WebKit with their drivers"
    debian "$BROWSER_NEEDS"
}

web_server() {
    step "nginx"
    debian "$SERVER_NEEDS"
}

debian() {
    local absent
    absent=$(missing_packages "$1")
    if [ -n "$absent" ]; then
        may_apt || fail "missing: $absent; install with: apt-get install $absent"
        say "installing Debian's packages $absent"
        # shellcheck disable=SC2086 # a list of words
        apt_install $absent
        hash -r
        absent=$(missing_packages "$1")
        [ -z "$absent" ] || fail "still missing after apt-get install: $absent"
    fi
    say "ready"
}

missing_packages() {
    local package need
    while read -r package _ need; do
        [ -z "$package" ] || provided "$need" || echo "$package"
    done <<<"$1" | sort -u | tr '\n' ' ' | sed 's/ $//'
}

# Servers live in sbin, which an ordinary user's PATH often lacks.
provided() {
    case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) has "$1" || [ -x "/usr/sbin/$1" ] ;;
    esac
}
