#include "ui/pages/dashboard/number_button.h"

#include <QEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace kijun::ui::dashboard {
namespace {

constexpr int kAround = 3;  // for the ring of the focus

}  // namespace

QFont magnified(Face face, double factor) {
  QFont out = font(face);
  out.setPixelSize(std::max(1, static_cast<int>(out.pixelSize() * factor + 0.5)));
  return out;
}

NumberButton::NumberButton(Face face, QWidget* parent) : QAbstractButton(parent), face_(face) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
}

void NumberButton::setWords(const QString& words, const QString& value) {
  words_ = words;
  value_ = value;
  setAccessibleName(words.isEmpty() ? value : words + u' ' + value);
  updateGeometry();
  update();
}

void NumberButton::setInk(Ink ink) {
  ink_ = ink;
  update();
}

void NumberButton::setMagnification(double factor) {
  magnification_ = factor;
  updateGeometry();
  update();
}

QFont NumberButton::valueFont() const {
  return magnified(face_, magnification_);
}
QFont NumberButton::wordsFont() const {
  return magnified(face_ == Face::Figure ? Face::Body : face_, magnification_);
}

int NumberButton::gap() const {
  return words_.isEmpty() ? 0 : QFontMetrics(wordsFont()).horizontalAdvance(u' ') + 2;
}

QSize NumberButton::sizeHint() const {
  const QFontMetrics value(valueFont()), words(wordsFont());
  // A figure needs no room for the accents and tails its face could have.
  const int height =
      face_ == Face::Figure ? value.ascent() * 9 / 10 + value.descent() / 2 : value.height();
  return {words.horizontalAdvance(words_) + gap() + value.horizontalAdvance(value_) + 2 * kAround,
          height + 2};
}

int NumberButton::baseline() const {
  const QFontMetrics value(valueFont());
  return face_ == Face::Figure ? value.ascent() * 9 / 10 + 1 : value.ascent() + 1;
}

void NumberButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int x = kAround;
  const int y = baseline();
  painter.setFont(wordsFont());
  painter.setPen(color(Ink::Muted));
  painter.drawText(x, y, words_);
  x += painter.fontMetrics().horizontalAdvance(words_) + gap();
  QFont face = valueFont();
  painter.setFont(face);
  painter.setPen(color(underMouse() ? Ink::Accent : ink_));
  painter.drawText(x, y, value_);
  if (underMouse()) {
    const int width = painter.fontMetrics().horizontalAdvance(value_);
    const int below = face_ == Face::Figure ? 4 : 2;
    painter.setPen(QPen(color(Ink::Accent), 1));
    painter.drawLine(x, y + below, x + width, y + below);
  }
  if (hasFocus()) {
    painter.setPen(QPen(color(Ink::Accent), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
}

void NumberButton::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    click();
    return;
  }
  QAbstractButton::keyPressEvent(event);
}

void NumberButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
    updateGeometry();
  }
  QAbstractButton::changeEvent(event);
}

}  // namespace kijun::ui::dashboard
