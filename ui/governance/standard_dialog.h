// The organisation's own standard after chapter 2 of the guideline: aim (2.1), scope (2.2), roles
// (2.3). Drafted from the registers, edited by people, saved with the organisation as each text is
// left, written out as text, HTML or PDF.
#pragma once
#include <QDialog>
#include <array>
#include <functional>

#include "assessment/standard_draft.h"
#include "ui/models/workspace_model.h"
#include "ui/pages/report/report_job.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabBar;
class QStackedWidget;

namespace kijun::ui {

class StandardDialog : public QDialog {
  Q_OBJECT
 public:
  explicit StandardDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void done(int result) override;

 private:
  static constexpr std::size_t kTexts = 3;
  using Texts = std::array<QString, kTexts>;
  void build();
  // The texts as stored, but for what is being typed.
  void showStored();
  Texts stored() const;
  Texts typed() const;
  void save();
  void draft();
  void takeDraft(const StandardTexts& draft);
  void put(const Texts& texts);
  void writeOut();
  void writeText(const QString& path);
  // Now, or when nothing is on its way to the disk any more.
  void whenSaved(const std::function<void()>& call);

  WorkspaceModel& workspace_;
  report::ReportJob job_;
  QTabBar* tabs_;
  QStackedWidget* pages_;
  std::array<QPlainTextEdit*, kTexts> editors_{};
  QLabel* problem_;
  QPushButton* draft_;
  QPushButton* out_;
  QString whyNot_;  // nothing can be changed
};

}  // namespace kijun::ui
