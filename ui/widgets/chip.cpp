#include "ui/widgets/chip.h"

#include "ui/theme/theme.h"

namespace kijun::ui {

Tag::Tag(const QString& words, TagTone tone, QWidget* parent) : QLabel(words, parent) {
  setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
  setTone(tone);
  setFace(this, Face::Small);
}

void Tag::setTone(TagTone tone) {
  setProperty("tone", static_cast<int>(tone));
  onLookChange(this, [this, tone] {
    if (property("tone").toInt() != static_cast<int>(tone)) return;
    struct Pair {
      Ink ink, border;
    };
    const auto pair = [tone]() -> Pair {
      switch (tone) {
        case TagTone::Accent:
          return {Ink::Accent, Ink::Accent};
        case TagTone::Warning:
          return {Ink::Warning, Ink::Warning};
        case TagTone::Danger:
          return {Ink::Bad, Ink::Bad};
        case TagTone::Good:
          return {Ink::Good, Ink::Good};
        case TagTone::Plain:
          break;
      }
      return {Ink::Muted, Ink::Line};
    }();
    setStyleSheet(QStringLiteral("QLabel { color: %1; border: 1px solid %2; border-radius: %3px;"
                                 " padding: 0 %4px; min-height: %5px; }")
                      .arg(color(pair.ink).name(), color(pair.border).name())
                      .arg(px(10))
                      .arg(px(9))
                      .arg(px(19)));
  });
}

Chip::Chip(QWidget* parent) : QToolButton(parent) {
  setProperty("look", "chip");
  setPopupMode(QToolButton::InstantPopup);
  onLookChange(this, [this] { refit(); });
}

void Chip::setWords(const QString& words) {
  words_ = words;
  setAccessibleName(words);
  refit();
}

void Chip::setLongest(int pixels) {
  longest_ = pixels;
  refit();
}

void Chip::refit() {
  const QFontMetrics metrics(font());
  const QString cut = metrics.elidedText(words_, Qt::ElideRight, px(longest_));
  setText(menu() ? cut + QStringLiteral(" ▾") : cut);
  setToolTip(cut == words_ ? QString() : words_);
}

}  // namespace kijun::ui
