// Reports: choose kind, format, language, cycle and as-of date, see what will be inside, and have
// it written to a place of one's own.
#pragma once
#include <QUrl>
#include <functional>
#include <vector>

#include "ui/pages/report/report_contents.h"
#include "ui/pages/report/report_job.h"
#include "ui/shell/page.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace kijun::ui {
class Banner;
class DayEdit;
class ProgressLine;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::report {

class ReportPage : public Page {
  Q_OBJECT
 public:
  ReportPage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  // Opens files and folders; a test puts its own here.
  void setOpener(std::function<bool(const QUrl&)> opener) { opener_ = std::move(opener); }
  // The name offered for the file, safe on every system.
  QString suggestedName() const;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeForm();
  QWidget* makeRunning();
  QWidget* makePreview();
  void connectParts();
  void fillChoices();
  void fillCycles();
  Wish wish() const;
  bool isSound() const;
  void previewSoon();
  void preview();
  void showContents(const Contents& contents);
  void make();
  void showRunning(bool running);
  void showMade(const QString& path);
  void open(const QString& path);

  QComboBox* kind_;
  SegmentedControl* format_;
  SegmentedControl* language_;
  QComboBox* cycle_;
  DayEdit* asOf_;
  QLabel* asOfHint_;
  QPushButton* make_;
  QWidget* running_;
  ProgressLine* progress_;
  QLabel* share_;
  QPushButton* cancel_;
  Banner* banner_;
  QLabel* title_;
  QLabel* subject_;
  QTreeWidget* contents_;
  QLabel* inside_;
  ReportJob job_;
  std::function<bool(const QUrl&)> opener_;
  bool asOfTouched_ = false;  // else it follows the cycle
  bool waiting_ = false;
  bool stale_ = true;
  QString made_;   // the last report, as long as the banner speaks of it
  int asked_ = 0;  // counts previews, so that only the latest is shown
};

// The name with what file systems do not take replaced.
QString safeFileName(const QString& name);

}  // namespace kijun::ui::report
