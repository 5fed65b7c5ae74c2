// Small rounded words: a tag that says something (期待事項, 識別), or a chip that opens a menu or
// acts (令和8年度 上期 ▾).
#pragma once
#include <QLabel>
#include <QToolButton>

namespace kijun::ui {

enum class TagTone { Plain, Accent, Warning, Danger, Good };

class Tag : public QLabel {
  Q_OBJECT
 public:
  explicit Tag(const QString& words = {}, TagTone tone = TagTone::Plain, QWidget* parent = nullptr);
  void setTone(TagTone tone);
};

class Chip : public QToolButton {
  Q_OBJECT
 public:
  explicit Chip(QWidget* parent = nullptr);
  // Cut with "…" beyond so many device-independent pixels; the tooltip holds the whole.
  void setWords(const QString& words);
  void setLongest(int pixels);
  QString words() const { return words_; }

 private:
  void refit();
  QString words_;
  int longest_ = 240;
};

}  // namespace kijun::ui
