// Says that the ranking shown is a what-if on a copy, and takes it over or lets it go. UI thread
// only.
#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace kijun::ui::gaps {

class TrialBar : public QFrame {
  Q_OBJECT
 public:
  explicit TrialBar(QWidget* parent);
  // whyNot: as the tooltip of what cannot be taken over; empty where it can.
  void setStanding(int changes, const QString& whyNot);

 Q_SIGNALS:
  void takeOverWanted();
  void endWanted();

 private:
  void tell();
  QLabel *picture_, *words_;
  QPushButton *takeOver_, *end_;
  int changes_ = 0;
  QString whyNot_;
};

}  // namespace kijun::ui::gaps
