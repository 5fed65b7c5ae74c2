// What Debian 12's libraries never give back, so that the address sanitizer speaks of ours alone:
// Cairo 1.16 a small array per PDF, fontconfig the list of languages, once.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
