#include "ui/pages/collect/mail_pane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::collect {
namespace {

const QString kRequest = QStringLiteral("request"), kReminder = QStringLiteral("reminder");

Segment segment(const QString& id, const QString& words) {
  return {id, words, words, {}, {}};
}

}  // namespace

MailPane::MailPane(QWidget* parent)
    : QWidget(parent),
      kind_(new SegmentedControl(this, Clearing::Refused)),
      language_(new SegmentedControl(this, Clearing::Refused)),
      subject_(new QLineEdit(this)),
      body_(new QPlainTextEdit(this)),
      copied_(new QLabel(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  auto* choices = new QHBoxLayout;
  choices->setSpacing(px(12));
  kind_->setObjectName(QStringLiteral("mailKind"));
  kind_->setSegments({segment(kRequest, text("collect.mail.request")),
                      segment(kReminder, text("collect.mail.reminder"))});
  kind_->setChosen(kRequest);
  language_->setObjectName(QStringLiteral("mailLanguage"));
  language_->setSegments({segment(QStringLiteral("ja"), text("reportpage.language.ja")),
                          segment(QStringLiteral("en"), text("reportpage.language.en"))});
  language_->setChosen(toQt(languageCode(language())));
  choices->addWidget(kind_);
  choices->addWidget(language_);
  choices->addStretch(1);
  column->addLayout(choices);
  const auto copyButton = [this](const char* name, const QString& words) {
    auto* button = new QPushButton(words, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
  };
  auto* first = new QHBoxLayout;
  first->setSpacing(px(8));
  subject_->setObjectName(QStringLiteral("mailSubject"));
  subject_->setReadOnly(true);
  subject_->setAccessibleName(text("collect.mail.subject"));
  auto* copySubject = copyButton("mailCopySubject", text("collect.mail.copy_subject"));
  first->addWidget(subject_, 1);
  first->addWidget(copySubject);
  column->addLayout(first);
  body_->setObjectName(QStringLiteral("mailBody"));
  body_->setReadOnly(true);
  body_->setTabChangesFocus(true);
  body_->setAccessibleName(text("collect.mail.body"));
  column->addWidget(body_, 1);
  auto* last = new QHBoxLayout;
  last->setSpacing(px(8));
  copied_->setObjectName(QStringLiteral("mailCopied"));
  copied_->setProperty("look", "muted");
  auto* copyBody = copyButton("mailCopyBody", text("collect.mail.copy_body"));
  last->addWidget(copied_, 1);
  last->addWidget(copyBody);
  column->addLayout(last);
  for (auto* choice : {kind_, language_}) {
    connect(choice, &SegmentedControl::chosenByUser, this, [this] { write(); });
  }
  connect(copySubject, &QPushButton::clicked, this,
          [this] { copy(subject_->text(), KIJUN_TEXT("collect.mail.copied_subject")); });
  connect(copyBody, &QPushButton::clicked, this,
          [this] { copy(body_->toPlainText(), KIJUN_TEXT("collect.mail.copied_body")); });
}

void MailPane::setKind(MailKind kind) {
  kind_->setChosen(kind == MailKind::Request ? kRequest : kReminder);
  write();
}

void MailPane::showMail(CollectValuesPtr values, const Id& department, HandOutFormat format,
                        const QString& fileName) {
  values_ = std::move(values);
  department_ = department;
  format_ = format;
  fileName_ = fileName;
  write();
}

void MailPane::write() {
  copied_->clear();
  if (!values_) return;
  const auto at =
      std::ranges::find(values_->standings, department_, &DepartmentStanding::department);
  if (at == values_->standings.end()) return;
  const auto mail =
      mailText(*values_, *at, kind_->chosen() == kReminder ? MailKind::Reminder : MailKind::Request,
               format_, fromQt(fileName_), languageFromCode(fromQt(language_->chosen())));
  subject_->setText(toQt(mail.subject));
  subject_->setCursorPosition(0);
  body_->setPlainText(toQt(mail.body));
}

void MailPane::copy(const QString& words, std::string_view saidId) {
  QGuiApplication::clipboard()->setText(words);
  copied_->setText(rendered(Message{std::string(saidId), {}}));
}

}  // namespace kijun::ui::collect
