// Who appoints the CISO: asks the organisation's form and conditions one question at a time, says
// who decides and on what basis, and records the decision in the register of appointments.
// Guideline 3.4, footnote 8. Keys: 1 to 9 answer, Backspace goes one question back.
#pragma once
#include <QDialog>

#include "catalog/appointment.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace kijun::ui {

class RecordForm;

class AppointmentWizard : public QDialog {
  Q_OBJECT
 public:
  explicit AppointmentWizard(WorkspaceModel& workspace, QWidget* parent = nullptr);
  ~AppointmentWizard() override;
  const AppointmentWay& way() const { return way_; }

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* makeQuestion();
  QWidget* makeOutcome();
  void readTargets();
  void showStep();
  void showSteps();
  void showQuestion(const AppointmentQuestion& question);
  void showOutcome(const AppointmentRule& rule);
  void choose(const std::string& answer);
  void back();
  Row proposal(const AppointmentRule& rule) const;
  void record();

  WorkspaceModel& workspace_;
  AppointmentGuide guide_;
  AppointmentWay way_;
  QVBoxLayout* steps_;
  QStackedWidget* pages_;
  QLabel* question_;
  QLabel* help_;
  QVBoxLayout* answers_;
  QLabel* decides_;
  QLabel* basis_;
  QLabel* note_;
  RecordForm* form_;
  QLabel* problem_;
  QPushButton* back_;
  QPushButton* record_;
  QString whyNot_;  // nothing can be recorded
};

}  // namespace kijun::ui
