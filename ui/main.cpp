// kijun-workbench: the window of Kijun.
#include <QApplication>
#include <QFileInfo>
#include <QSettings>
#include <QThreadPool>
#include <iostream>

#include "base/log.h"
#include "ui/evidence/viewing_copies.h"
#include "ui/shell/main_window.h"
#include "ui/shell/start_options.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace {

using namespace kijun;
using namespace kijun::ui;

constexpr int kNoDisplay = 3;

// Qt aborts where there is no display; a person is told instead.
bool hasDisplay() {
#ifdef Q_OS_LINUX
  return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
         !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
  return true;
#endif
}

int run(int argc, char** argv, const StartOptions& options) {
  QCoreApplication::setOrganizationName(QStringLiteral("Kijun"));
  QCoreApplication::setApplicationName(QStringLiteral("Kijun"));
  QCoreApplication::setApplicationVersion(toQt(programVersion()));
  QApplication application(argc, argv);
  QSettings settings;
  LookSwitch look(application);
  look.setChoice(options.theme ? *options.theme
                               : lookChoiceFromId(settings.value("view/theme").toString()));
  look.setTextSize(settings.value("view/textSize", 100).toInt());
  const QString stored = settings.value("view/language").toString();
  setLanguage(options.language ? *options.language : languageFromCode(fromQt(stored)));
  QApplication::setWindowIcon(icon("kijun", Ink::Accent));

  QThreadPool::globalInstance()->start([] { ViewingCopies::sweep(temporaryFolder()); });
  MainWindow window(settings, look, options.as);
  window.show();
  if (!options.page.isEmpty()) {
    QObject::connect(
        &window, &MainWindow::workspaceOpened, &window,
        [&] { window.goTo(options.page, options.place); }, Qt::SingleShotConnection);
  }
  if (options.file.isEmpty()) {
    window.reopenLast();
  } else {
    window.openFile(QFileInfo(options.file).absoluteFilePath());
  }
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = readStartOptions(argc, argv);
  if (options.exitCode) {
    (*options.exitCode == 0 ? std::cout : std::cerr) << options.message;
    return *options.exitCode;
  }
  if (!hasDisplay()) {
    const auto language = options.language.value_or(systemLanguage());
    std::cerr << render(msg("ui.error.no_display"), language) << "\n";
    return kNoDisplay;
  }
  startLog(options.verbose ? LogTo::FileAndStderr : LogTo::File);
  return run(argc, argv, options);
}
