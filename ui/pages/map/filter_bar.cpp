#include "ui/pages/map/filter_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::map {
namespace {

std::string chosen(const QComboBox* combo) {
  return fromQt(combo->currentData().toString());
}

// What is not among them becomes one of them: a wish is not lost while the registers are read.
void choose(QComboBox* combo, const std::string& id) {
  const QSignalBlocker quiet(combo);
  int at = combo->findData(toQt(id));
  if (at < 0) {
    combo->addItem(QStringLiteral("…"), toQt(id));
    at = combo->count() - 1;
  }
  combo->setCurrentIndex(at);
}

}  // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent) {
  setProperty("look", "bar");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(10), px(16), px(10));
  column->setSpacing(px(8));
  auto* above = new QHBoxLayout;
  above->setSpacing(px(8));
  words_ = new QLineEdit(this);
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("mappage.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("mappage.words"));
  found_ = new QLabel(this);
  found_->setProperty("look", "muted");
  auto* write = new QPushButton(this);
  retext(write, "mappage.export");
  auto* print = new QPushButton(this);
  retext(print, "mappage.print");
  above->addWidget(words_, 1);
  above->addWidget(found_);
  above->addWidget(write);
  above->addWidget(print);
  column->addLayout(above);
  auto* below = new QHBoxLayout;
  below->setSpacing(px(8));
  service_ = addCombo(KIJUN_TEXT("record.service"));
  supplier_ = addCombo(KIJUN_TEXT("record.supplier"));
  kind_ = addCombo(KIJUN_TEXT("map.table.kind"));
  for (QComboBox* combo : {service_, supplier_, kind_}) below->addWidget(combo);
  around_ = new QPushButton(this);
  around_->setProperty("look", "link");
  around_->hide();
  below->addWidget(around_);
  below->addStretch(1);
  clear_ = new QPushButton(this);
  clear_->setProperty("look", "link");
  retext(clear_, "mappage.clear");
  below->addWidget(clear_);
  column->addLayout(below);
  connect(words_, &QLineEdit::textChanged, this, &FilterBar::wordsChanged);
  connect(words_, &QLineEdit::returnPressed, this, &FilterBar::nextWanted);
  connect(write, &QPushButton::clicked, this, &FilterBar::exportWanted);
  connect(print, &QPushButton::clicked, this, &FilterBar::printWanted);
  connect(around_, &QPushButton::clicked, this, [this] {
    focusTarget_.clear();
    fill();
    Q_EMIT changed();
  });
  connect(clear_, &QPushButton::clicked, this, [this] {
    setWish({});
    Q_EMIT changed();
  });
  onLanguageChange(this, [this] { fill(); });
}

QComboBox* FilterBar::addCombo(std::string_view nameId) {
  auto* combo = new QComboBox(this);
  retextProperty(combo, "accessibleName", nameId);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  combo->setMaximumWidth(px(280));
  connect(combo, &QComboBox::currentIndexChanged, this, [this] {
    clear_->setVisible(!wish().isEmpty());
    Q_EMIT changed();
  });
  return combo;
}

Wish FilterBar::wish() const {
  return {chosen(service_), chosen(supplier_), focusTarget_, chosen(kind_)};
}

void FilterBar::setWish(const Wish& wish) {
  focusTarget_ = wish.focus;
  choose(service_, wish.service);
  choose(supplier_, wish.supplier);
  choose(kind_, wish.kind);
  fill();
}

void FilterBar::setLoaded(LoadedPtr loaded) {
  loaded_ = std::move(loaded);
  fill();
}

void FilterBar::fill() {
  const auto refill = [](QComboBox* combo, const QString& all, auto add) {
    const QSignalBlocker quiet(combo);
    const auto was = chosen(combo);
    combo->clear();
    combo->addItem(all, QString());
    add(combo);
    choose(combo, was);
  };
  const auto addNodes = [this](NodeKind kind) {
    return [this, kind](QComboBox* combo) {
      if (!loaded_) return;
      for (const auto& node : loaded_->graph.nodes()) {
        if (node.kind == kind) combo->addItem(toQt(node.name), toQt(node.id));
      }
    };
  };
  refill(service_, text("mappage.service.all"), addNodes(NodeKind::Service));
  refill(supplier_, text("mappage.supplier.all"), addNodes(NodeKind::Supplier));
  refill(kind_, text("mappage.kind.all"), [](QComboBox* combo) {
    for (const auto kind : dependencyKinds()) {
      if (kind == "service") continue;  // always shown
      combo->addItem(rendered(Message{std::string(kindTextId(kind)), {}}), toQt(kind));
    }
  });
  const auto node = loaded_ ? loaded_->nodeAt(focusTarget_) : std::nullopt;
  around_->setVisible(!focusTarget_.empty());
  around_->setText(
      text("mappage.around", node ? toQt(loaded_->graph.node(*node).name) : QStringLiteral("…")));
  clear_->setVisible(!wish().isEmpty());
}

QString FilterBar::words() const {
  return words_->text().trimmed();
}

void FilterBar::focusWords() {
  words_->setFocus(Qt::ShortcutFocusReason);
  words_->selectAll();
}

void FilterBar::showFound(std::optional<int> count) {
  found_->setText(count ? text("mappage.found", *count) : QString());
}

}  // namespace kijun::ui::map
