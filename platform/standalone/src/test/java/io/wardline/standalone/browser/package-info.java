/// The console as people meet it: a real browser against a whole county, with cabinets in the hands of the test.
@NullMarked
package io.wardline.standalone.browser;

import org.jspecify.annotations.NullMarked;
