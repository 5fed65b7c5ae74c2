// Over the items of a questionnaire that was opened as a small workspace: whose it is, by when, how
// much of it is open, and the button that submits it. Hidden in any other workspace. UI thread
// only.
#pragma once
#include <QFrame>
#include <QUrl>
#include <functional>
#include <optional>

#include "assessment/collection.h"
#include "ui/shell/page.h"
#include "workspace/questionnaire_part.h"

class QLabel;
class QPushButton;

namespace kijun::ui::collect {

class RespondentBar : public QFrame {
  Q_OBJECT
 public:
  RespondentBar(Shell& shell, WorkspaceModel& workspace, QWidget* parent);
  // Instead of the desktop's own way to open a folder.
  void setOpener(std::function<bool(const QUrl&)> opener) { opener_ = std::move(opener); }

 Q_SIGNALS:
  // The workspace is this department's questionnaire.
  void recognised(const QString& department);

 private:
  void chooseOnlyUnit();
  void restyle();
  void refresh();
  QString words() const;
  QString file() const;
  void submit();
  void sayWhatNext(int submitted);
  void openFolder();
  Shell& shell_;
  WorkspaceModel& workspace_;
  std::optional<QuestionnaireMark> mark_;
  std::vector<DueAnswer> answers_;  // the department's
  QLabel *picture_, *words_;
  QPushButton *submit_, *folder_;
  std::function<bool(const QUrl&)> opener_;
};

}  // namespace kijun::ui::collect
