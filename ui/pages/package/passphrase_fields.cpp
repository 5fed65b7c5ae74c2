#include "ui/pages/package/passphrase_fields.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

#include "base/error.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

QLineEdit* addField(QHBoxLayout* row, QWidget* parent, const char* name, const QString& words) {
  auto* label = new QLabel(words, parent);
  auto* field = new QLineEdit(parent);
  field->setObjectName(name);
  field->setEchoMode(QLineEdit::Password);
  field->setAccessibleName(words);
  label->setBuddy(field);
  auto* column = new QVBoxLayout;
  column->setSpacing(px(4));
  column->addWidget(label);
  column->addWidget(field);
  row->addLayout(column);
  return field;
}

}  // namespace

void setNews(QLabel& label, const QString& words, News news) {
  label.setProperty("look", news == News::Bad ? "bad" : "muted");
  label.style()->unpolish(&label);
  label.style()->polish(&label);
  label.setText(words);
}

PassphraseFields::PassphraseFields(PassphraseUse use, QWidget* parent)
    : QWidget(parent), use_(use), hint_(new QLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(4));
  auto* row = new QHBoxLayout;
  row->setSpacing(px(16));
  column->addLayout(row);
  first_ = addField(row, this, "passphrase", text("ui.package.passphrase"));
  if (use == PassphraseUse::Sealing) {
    second_ = addField(row, this, "passphraseAgain", text("ui.package.passphrase_again"));
  }
  auto* show = new QCheckBox(text("ui.package.show_passphrase"), this);
  column->addWidget(show);
  hint_->setObjectName("passphraseHint");
  hint_->setWordWrap(true);
  column->addWidget(hint_);
  connect(show, &QCheckBox::toggled, this, [this](bool shown) {
    for (auto* field : {first_, second_}) {
      if (field) field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    }
  });
  for (auto* field : {first_, second_}) {
    if (field) connect(field, &QLineEdit::textChanged, this, &PassphraseFields::check);
  }
  check();
}

std::optional<Passphrase> PassphraseFields::typed(const QLineEdit& field) const {
  auto words = fromQt(field.text());
  try {
    return Passphrase(words);
  } catch (const Error& error) {
    hint_->setText(rendered(error));
    return std::nullopt;
  }
}

void PassphraseFields::check() {
  good_ = false;
  const auto passphrase = typed(*first_);
  bool bad = false;
  if (passphrase && use_ == PassphraseUse::Opening) {
    good_ = passphrase->characters() > 0;
    hint_->setVisible(false);
  } else if (passphrase) {
    const auto weakness = passphrase->weakness();
    const auto again = typed(*second_);
    if (passphrase->characters() == 0) {
      hint_->setText(text("ui.package.passphrase_rule", Passphrase::kLeastCharacters));
    } else if (weakness) {
      hint_->setText(rendered(*weakness));
      bad = true;
    } else if (!again || !(*again == *passphrase)) {
      hint_->setText(text("ui.package.passphrase_differs"));
      bad = again && again->characters() > 0;
    } else {
      good_ = true;
      hint_->setText(passphrase->characters() >= Passphrase::kGoodCharacters
                         ? text("ui.package.passphrase_good")
                         : text("ui.package.passphrase_fair", Passphrase::kGoodCharacters));
    }
  }
  setNews(*hint_, hint_->text(), bad ? News::Bad : News::Plain);
  Q_EMIT changed();
}

Passphrase PassphraseFields::take() {
  auto words = fromQt(first_->text());
  const QSignalBlocker first(first_);
  first_->clear();
  if (second_) {
    const QSignalBlocker second(second_);
    second_->clear();
  }
  Passphrase passphrase(words);
  check();
  return passphrase;
}

void PassphraseFields::focusFirst() {
  first_->setFocus();
}

}  // namespace kijun::ui
