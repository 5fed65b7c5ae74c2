#include "ui/widgets/long_text.h"

#include <QEvent>
#include <QFocusEvent>
#include <algorithm>

#include "ui/theme/theme.h"

namespace kijun::ui {

LongText::LongText(QWidget* parent) : QPlainTextEdit(parent) {
  setTabChangesFocus(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(this, &QPlainTextEdit::textChanged, this, &LongText::fit);
  fit();
}

void LongText::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) Q_EMIT left();
}

void LongText::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  fit();
}

void LongText::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

// The document counts its height in lines.
void LongText::fit() {
  constexpr int kFewest = 2;
  constexpr int kMost = 10;
  const int lines = std::clamp(static_cast<int>(document()->size().height()), kFewest, kMost);
  const int height = lines * fontMetrics().lineSpacing() + px(24);
  if (height != minimumHeight() || height != maximumHeight()) setFixedHeight(height);
}

}  // namespace kijun::ui
