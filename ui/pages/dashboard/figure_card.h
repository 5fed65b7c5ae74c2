// A card with one figure: its name, the number large, its change since the last cycle beside it,
// and further figures below. Each number asks why.
#pragma once
#include <QFrame>
#include <QString>
#include <vector>

#include "ui/pages/dashboard/why.h"

class QLabel;

namespace kijun::ui::dashboard {

class NumberButton;

struct Fact {
  QString words;  // "下限"
  QString value;
  Question question;
};

struct CardWords {
  QString title;
  QString value;
  Question question;
  Fact change;        // an empty value where there is nothing to compare with
  int direction = 0;  // of the change: better, worse or neither
  std::vector<Fact> facts;
  QString tip;  // shown over the number
};

class FigureCard : public QFrame {
  Q_OBJECT
 public:
  explicit FigureCard(QWidget* parent = nullptr);
  void setWords(const CardWords& words);
  // Of the type; 1 at a desk.
  void setMagnification(double factor);
  // The least room in which nothing is cut.
  QSize minimumSizeHint() const override;
  QSize sizeHint() const override { return minimumSizeHint(); }

 Q_SIGNALS:
  void asked(const QString& link);

 protected:
  void resizeEvent(QResizeEvent*) override { place(); }
  void changeEvent(QEvent* event) override;

 private:
  void place();
  void restyle();
  int pad() const;
  int titleHeight() const;

  QLabel* title_;
  NumberButton* number_;
  NumberButton* change_;
  std::vector<NumberButton*> facts_;
  double magnification_ = 1;
};

}  // namespace kijun::ui::dashboard
