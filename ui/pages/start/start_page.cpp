#include "ui/pages/start/start_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include "ui/pages/start/recent_files.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"

namespace kijun::ui {

StartPage::StartPage(QSettings& settings, QWidget* parent)
    : QWidget(parent), settings_(settings), body_(new QWidget(this)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* holder = new QWidget(scroll);
  holder->setProperty("look", "scrolled");
  auto* centre = new QHBoxLayout(holder);
  centre->addStretch(1);
  centre->addWidget(body_, 0);
  centre->addStretch(1);
  scroll->setWidget(holder);
  outer->addWidget(scroll);

  auto* column = new QVBoxLayout(body_);
  column->setContentsMargins(px(24), px(40), px(24), px(24));
  column->setSpacing(px(8));
  auto* title = new QLabel(body_);
  setFace(title, Face::Title);
  retext(title, "ui.start.title");
  auto* words = new QLabel(body_);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, "ui.start.words");
  column->addWidget(title);
  column->addWidget(words);
  column->addSpacing(px(16));
  addWay(column, "sample", KIJUN_TEXT("ui.start.sample"), KIJUN_TEXT("ui.start.sample.words"),
         &StartPage::sampleWanted)
      ->setObjectName("startSample");
  addWay(column, "new", KIJUN_TEXT("ui.start.new"), KIJUN_TEXT("ui.start.new.words"),
         &StartPage::newWanted)
      ->setObjectName("startNew");
  addWay(column, "open", KIJUN_TEXT("ui.start.open"), KIJUN_TEXT("ui.start.open.words"),
         &StartPage::openWanted)
      ->setObjectName("startOpen");
  column->addSpacing(px(24));
  recent_ = new QVBoxLayout;
  recent_->setSpacing(0);
  column->addLayout(recent_);
  column->addStretch(1);
  onLookChange(this, [this] { body_->setFixedWidth(px(620)); });
  onLanguageChange(this, [this] { refresh(); });
}

QPushButton* StartPage::addWay(QVBoxLayout* column, std::string_view iconName,
                               std::string_view titleId, std::string_view wordsId,
                               void (StartPage::*wanted)()) {
  auto* row = new QHBoxLayout;
  row->setSpacing(px(16));
  auto* button = new QPushButton(body_);
  setIcon(button, iconName, Ink::Accent);
  retext(button, titleId);
  retextProperty(button, "accessibleDescription", wordsId);
  onLookChange(button, [button] {
    button->setIconSize({px(18), px(18)});
    button->setMinimumWidth(px(220));
  });
  button->setStyleSheet(QStringLiteral("text-align: left;"));
  auto* words = new QLabel(body_);
  words->setWordWrap(true);
  words->setProperty("look", "muted");
  retext(words, wordsId);
  row->addWidget(button);
  row->addWidget(words, 1);
  column->addLayout(row);
  connect(button, &QPushButton::clicked, this, wanted);
  return button;
}

void StartPage::refresh() {
  while (auto* old = recent_->takeAt(0)) {
    delete old->widget();
    delete old;
  }
  const auto files = RecentFiles(settings_).all();
  if (files.empty()) return;
  auto* head = new QLabel(text("ui.recent"), body_);
  head->setProperty("look", "muted");
  setFace(head, Face::Small);
  recent_->addWidget(head);
  for (const auto& file : files) {
    auto* row = new QWidget(body_);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, px(2), 0, px(2));
    line->setSpacing(px(12));
    auto* button =
        new QPushButton(file.name.isEmpty() ? text("ui.organisation.unnamed") : file.name, row);
    button->setProperty("look", "link");
    button->setToolTip(file.path);
    auto* place = new ElidedLabel(file.path, row);
    place->setProperty("look", "muted");
    auto* when =
        new QLabel(QLocale().toString(file.opened, QStringLiteral("yyyy-MM-dd HH:mm")), row);
    when->setProperty("look", "muted");
    line->addWidget(button);
    line->addWidget(place, 1);
    line->addWidget(when);
    connect(button, &QPushButton::clicked, this,
            [this, path = file.path] { Q_EMIT fileWanted(path); });
    recent_->addWidget(row);
  }
}

void StartPage::setBusy(bool busy) {
  body_->setEnabled(!busy);
}

}  // namespace kijun::ui
