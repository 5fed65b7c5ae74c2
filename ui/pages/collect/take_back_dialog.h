// Takes returned questionnaires back, one after the other: what each row would do, which of two to
// keep where both changed, and one button that says how many answers it changes. Nothing is changed
// before it. UI thread only.
#pragma once
#include <QDialog>

#include "ui/pages/collect/take_back_job.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace kijun::ui {
class Banner;
class ElidedLabel;
class EmptyState;
class ProgressLine;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::collect {

class ReturnDetail;
class ReturnTable;

class TakeBackDialog : public QDialog {
  Q_OBJECT
 public:
  TakeBackDialog(Shell& shell, WorkspaceModel& workspace, QWidget* parent = nullptr);
  // Adds them to what is taken back, and reads the first where nothing is read yet.
  void addFiles(const QStringList& files);
  // Whose answers were taken in last; empty: nobody's.
  Id takenFrom() const { return takenFrom_; }
  // Answers changed, in words; empty: none.
  QString summary() const { return summary_; }

 Q_SIGNALS:
  // Nothing runs any more.
  void settled();

 protected:
  void done(int result) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct File {
    QString path;
    bool done = false;
    QString standing;  // what became of it
  };
  QWidget* buildHead();
  QWidget* buildWork();
  QWidget* buildFoot();
  void connectParts();
  void choose();
  void read(std::size_t file);
  void readNext();
  void showRead(const TakeBackJob::ReturnedPtr& returned);
  void plan();
  void showPlan(const TakeBackJob::PlanPtr& plan);
  void showNames();
  void showCounts();
  void showNotes();
  void showRow();
  void chooseFor(ReturnChoice choice);
  void chooseAll(ReturnChoice choice);
  void apply();
  void showApplied(bool changed);
  void fail(const QString& words);
  void showRunning(std::string_view textId);
  void showIdle();
  void refresh();
  void markFile(const QString& standing);
  TakeBackWish wish() const;

  Shell& shell_;
  WorkspaceModel& workspace_;
  QString whyNot_;
  std::vector<File> files_;
  std::optional<std::size_t> current_;
  TakeBackJob::ReturnedPtr returned_;
  TakeBackJob::PlanPtr plan_;
  bool applying_ = false;
  bool keepBanner_ = false;  // what it says holds for the plan to come
  Id takenFrom_;
  QString summary_;
  TakeBackJob job_;

  Banner* banner_;
  QStackedWidget* body_;
  EmptyState* empty_;
  QListWidget* list_ = nullptr;
  ElidedLabel* file_ = nullptr;
  QWidget* names_ = nullptr;  // whose and in whose name
  QLabel *source_ = nullptr, *notes_ = nullptr, *doing_ = nullptr;
  QComboBox *department_ = nullptr, *respondent_ = nullptr;
  SegmentedControl* fates_ = nullptr;
  QPushButton *allMine_ = nullptr, *allTheirs_ = nullptr;
  ReturnTable* model_ = nullptr;
  QTableView* table_ = nullptr;
  ReturnDetail* detail_ = nullptr;
  ProgressLine* progress_ = nullptr;
  QPushButton *close_ = nullptr, *apply_ = nullptr;
};

// Whether somebody may take questionnaires back here and now; else why not, in words.
QString whyNotTakenBack(const WorkspaceModel& workspace);
// Files that may be questionnaires, by their names: what is worth reading.
bool mayBeReturned(const QString& file);
// Runs the dialog over these files (none: asks for them there), and shows whose answers came in.
void takeBack(Shell& shell, WorkspaceModel& workspace, const QStringList& files, QWidget* parent);

}  // namespace kijun::ui::collect
