// The first sentence. Its numbers stand out and ask why, by mouse or by Tab and Enter.
#pragma once
#include <QLabel>

#include "ui/pages/dashboard/standing.h"

namespace kijun::ui::dashboard {

// The sentence as rich text with links of why.h, in the colours of the look.
QString richSentence(const Standing& standing);

class Headline : public QLabel {
  Q_OBJECT
 public:
  explicit Headline(QWidget* parent = nullptr);
  void setStanding(const Standing& standing);
  // Of the type; 1 at a desk.
  void setMagnification(double factor);

 Q_SIGNALS:
  void asked(const QString& link);

 private:
  void restyle();
  Standing standing_;
  double magnification_ = 1;
};

}  // namespace kijun::ui::dashboard
