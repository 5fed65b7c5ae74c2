// Hands out questionnaires: to whom, in which form and where; then what was written, with the mail
// that goes with each. UI thread only.
#pragma once
#include <QDialog>
#include <QUrl>
#include <functional>

#include "ui/pages/collect/hand_out_job.h"
#include "ui/shell/page.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace kijun::ui {
class Banner;
class ElidedLabel;
class ProgressLine;
class SegmentedControl;
}  // namespace kijun::ui

namespace kijun::ui::collect {

class MailPane;

class HandOutDialog : public QDialog {
  Q_OBJECT
 public:
  // chosen: departments ticked at first.
  HandOutDialog(Shell& shell, WorkspaceModel& workspace, CollectValuesPtr values,
                const std::vector<Id>& chosen, QWidget* parent);
  // Instead of the desktop's own way to open a folder.
  void setOpener(std::function<bool(const QUrl&)> opener) { opener_ = std::move(opener); }

 Q_SIGNALS:
  // What was asked for is written, or was given up.
  void settled();

 protected:
  void done(int result) override;

 private:
  QWidget* buildChoice(const std::vector<Id>& chosen);
  QWidget* buildForm(QWidget* parent);
  QWidget* buildWritten();
  QWidget* buildFoot();
  void chooseFolder();
  void refresh();
  HandOutWish wish() const;
  // False where a person would rather not replace what is there.
  bool mayReplace(const HandOutWish& wish);
  void write();
  void showRunning(bool running);
  void showWritten(const std::vector<HandedOut>& written);
  void showMail();
  void openFolder();

  Shell& shell_;
  WorkspaceModel& workspace_;
  CollectValuesPtr values_;
  QString folder_;
  QStackedWidget* body_;
  Banner* banner_;
  QTreeWidget* departments_ = nullptr;
  SegmentedControl *format_ = nullptr, *fill_ = nullptr, *language_ = nullptr;
  QLabel* about_ = nullptr;
  ElidedLabel* folderLabel_ = nullptr;
  QCheckBox* calendar_ = nullptr;
  QTreeWidget* written_ = nullptr;
  MailPane* mail_ = nullptr;
  ProgressLine* progress_ = nullptr;
  QPushButton *close_ = nullptr, *open_ = nullptr, *write_ = nullptr;
  HandOutJob job_;
  HandOutFormat writtenFormat_ = HandOutFormat::Xlsx;
  std::function<bool(const QUrl&)> opener_;
};

}  // namespace kijun::ui::collect
