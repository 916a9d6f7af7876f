/*
 * assets: style sheet, script and icon, as bytes inside the program.
 *
 * Made at build time from src/web/assets/ by embed.py.
 */
#ifndef HOOF_WEB_ASSETS_H
#define HOOF_WEB_ASSETS_H

#include <stddef.h>

extern const unsigned char hoof_asset_css[], hoof_asset_js[], hoof_asset_icon[];
extern const size_t hoof_asset_css_size, hoof_asset_js_size, hoof_asset_icon_size;

#endif
