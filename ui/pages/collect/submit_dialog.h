// Submits what is answered of a questionnaire, and says what is not. UI thread only.
#pragma once
#include <QDialog>
#include <vector>

#include "assessment/collection.h"
#include "ui/models/workspace_model.h"

class QTreeWidget;

namespace kijun::ui::collect {

class SubmitDialog : public QDialog {
  Q_OBJECT
 public:
  // answers: all of the questionnaire.
  SubmitDialog(WorkspaceModel& workspace, const std::vector<DueAnswer>& answers, QWidget* parent);
  // What accepting submits.
  const std::vector<AnswerKey>& ready() const { return ready_; }
  // The item to go on with, where the dialog was left for one that is not answered.
  const QString& wanted() const { return wanted_; }

 private:
  std::vector<AnswerKey> ready_;
  QString wanted_;
  QTreeWidget* open_;
};

}  // namespace kijun::ui::collect
