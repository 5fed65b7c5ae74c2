#include "ui/pages/risks/filter_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "ui/pages/risks/risk_table.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::risks {
namespace {

constexpr std::string_view kMethods[] = {"scenario", "asset", "damage"};
constexpr std::string_view kTreatments[] = {"reduce", "avoid", "transfer", "retain",
                                            RiskFilter::kNone};

QComboBox* makeChoice(QWidget* parent, const char* name, std::string_view nameId) {
  auto* choice = new QComboBox(parent);
  choice->setObjectName(QLatin1String(name));
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  retextProperty(choice, "accessibleName", nameId);
  return choice;
}

void put(QComboBox& choice, std::string_view id) {
  choice.setCurrentIndex(std::max(0, choice.findData(toQt(id))));
}

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent),
      words_(new QLineEdit(this)),
      method_(makeChoice(this, "riskMethod", KIJUN_TEXT("record.risk.method"))),
      treatment_(makeChoice(this, "riskTreatment", KIJUN_TEXT("record.risk.treatment"))),
      level_(makeChoice(this, "riskLevel", KIJUN_TEXT("record.risk.current"))),
      mark_(makeChoice(this, "riskMark", KIJUN_TEXT("riskpage.column.marks"))),
      extra_(new QToolButton(this)),
      clear_(new QToolButton(this)),
      count_(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  words_->setObjectName(QStringLiteral("riskWords"));
  words_->setClearButtonEnabled(true);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("riskpage.words"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("riskpage.words"));
  words_->installEventFilter(this);
  extra_->setObjectName(QStringLiteral("riskExtra"));
  extra_->setProperty("look", "chip");
  extra_->setCheckable(true);
  retextProperty(extra_, "toolTip", KIJUN_TEXT("riskpage.extra.remove"));
  clear_->setObjectName(QStringLiteral("riskClear"));
  clear_->setProperty("look", "foot");
  retext(clear_, "riskpage.clear");
  count_->setObjectName(QStringLiteral("riskCount"));
  count_->setProperty("look", "muted");
  row->addWidget(words_, 1);
  for (QWidget* part : std::initializer_list<QWidget*>{method_, treatment_, level_, mark_, extra_,
                                                       clear_, count_}) {
    row->addWidget(part);
  }
  onLookChange(this, [this, row] {
    row->setSpacing(px(8));
    words_->setMinimumWidth(px(120));
  });
  connect(words_, &QLineEdit::textChanged, this, &FilterBar::choose);
  connect(words_, &QLineEdit::returnPressed, this, &FilterBar::done);
  for (auto* each : {method_, treatment_, level_, mark_}) {
    connect(each, &QComboBox::currentIndexChanged, this, &FilterBar::choose);
  }
  connect(extra_, &QToolButton::clicked, this, [this] {
    filter_.cell.reset();
    if (filter_.level && (filter_.level->phase != "current" || filter_.level->isSeveral())) {
      filter_.level.reset();
    }
    show();
    Q_EMIT changed();
  });
  connect(clear_, &QToolButton::clicked, this, [this] {
    setFilter({});
    Q_EMIT changed();
  });
  onLanguageChange(this, [this] { retell(); });
}

void FilterBar::addButton(QWidget* button) {
  static_cast<QHBoxLayout*>(layout())->addWidget(button);
}

void FilterBar::focusWords() {
  words_->setFocus();
  words_->selectAll();
}

void FilterBar::setValues(RiskValuesPtr values) {
  values_ = std::move(values);
  retell();
}

void FilterBar::setFilter(const RiskFilter& filter) {
  filter_ = filter;
  show();
}

void FilterBar::setStanding(int shown, int total) {
  count_->setText(text("riskpage.count", shown, total));
}

void FilterBar::retell() {
  showing_ = true;
  for (auto* each : {method_, treatment_, level_, mark_}) each->clear();
  method_->addItem(text("riskpage.any.method"), QString());
  for (const auto method : kMethods) {
    method_->addItem(methodWords(std::string(method)), toQt(method));
  }
  treatment_->addItem(text("riskpage.any.treatment"), QString());
  for (const auto treatment : kTreatments) {
    treatment_->addItem(treatmentWords(std::string(treatment)), toQt(treatment));
  }
  level_->addItem(text("riskpage.any.level"), QString());
  if (values_) {
    for (const auto& level : values_->model.levels()) {
      level_->addItem(levelWords(values_->model, level.id), toQt(level.id));
    }
  }
  level_->addItem(text("riskpage.level.none"), toQt(RiskFilter::kNone));
  mark_->addItem(text("riskpage.any.mark"), QString());
  for (const auto mark : kMarks) mark_->addItem(text(textIdOf(mark)), toQt(idOf(mark)));
  showing_ = false;
  show();
}

void FilterBar::show() {
  showing_ = true;
  words_->setText(toQt(filter_.words));
  put(*method_, filter_.method);
  put(*treatment_, filter_.treatment);
  const bool ofCurrent =
      filter_.level && filter_.level->phase == "current" && !filter_.level->isSeveral();
  put(*level_, ofCurrent ? filter_.level->level : std::string());
  put(*mark_, filter_.mark ? idOf(*filter_.mark) : std::string_view());
  QString extra;
  if (filter_.cell) {
    extra = text("riskpage.cell", filter_.cell->likelihood, filter_.cell->impact);
    const auto without = values_ ? withoutRisk(*values_, *filter_.cell) : 0;
    if (without > 0) extra += text("riskpage.cell.without", without);
  } else if (filter_.level && filter_.level->isSeveral()) {
    QStringList letters;
    for (const char letter : filter_.level->level) letters << QString(QLatin1Char(letter));
    extra = text("riskpage.level.several", letters.join(text("riskpage.comma")));
  } else if (filter_.level && !ofCurrent) {
    const auto level =
        filter_.level->level == RiskFilter::kNone ? std::string() : filter_.level->level;
    const auto words = values_ ? levelWords(values_->model, level) : toQt(level);
    extra = filter_.level->phase == "target" ? text("riskpage.level.target", words)
                                             : text("riskpage.level.inherent", words);
  }
  extra_->setVisible(!extra.isEmpty());
  extra_->setText(extra + QStringLiteral("  ×"));
  extra_->setChecked(true);
  clear_->setVisible(!filter_.empty());
  showing_ = false;
}

void FilterBar::choose() {
  if (showing_) return;
  filter_.words = fromQt(words_->text());
  filter_.method = fromQt(method_->currentData().toString());
  filter_.treatment = fromQt(treatment_->currentData().toString());
  const auto level = fromQt(level_->currentData().toString());
  if (!level.empty()) {
    filter_.level = {"current", level};
  } else if (filter_.level && filter_.level->phase == "current" && !filter_.level->isSeveral()) {
    filter_.level.reset();
  }
  filter_.mark.reset();
  const auto mark = fromQt(mark_->currentData().toString());
  for (const auto each : kMarks) {
    if (idOf(each) == mark) filter_.mark = each;
  }
  show();
  Q_EMIT changed();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == words_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !words_->text().isEmpty()) {
      words_->clear();
      return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
      Q_EMIT done();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace kijun::ui::risks
