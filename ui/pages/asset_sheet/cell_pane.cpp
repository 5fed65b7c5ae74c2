#include "ui/pages/asset_sheet/cell_pane.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/reference_edit.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::asset_sheet {
namespace {

const Field& fieldOf(std::string_view id) {
  const auto& description = cellDescription();
  return description.fields[*description.indexOf(id)];
}

std::vector<Segment> segmentsOf(const RiskScale& scale) {
  std::vector<Segment> segments;
  for (const auto& step : scale.steps()) {
    segments.push_back({QString::number(step.value),
                        QString::number(step.value),
                        inLanguage(step.label),
                        inLanguage(step.criterion),
                        {}});
  }
  return segments;
}

QLabel* makeLabel(QVBoxLayout& column, const char* name, const char* look) {
  auto* label = new QLabel;
  label->setObjectName(QLatin1String(name));
  if (look) label->setProperty("look", look);
  label->setWordWrap(true);
  column.addWidget(label);
  return label;
}

QPushButton* makeLink(QBoxLayout& row, const char* name) {
  auto* button = new QPushButton;
  button->setObjectName(QLatin1String(name));
  button->setProperty("look", "link");
  row.addWidget(button);
  return button;
}

}  // namespace

CellPane::CellPane(const SheetModel& model, QWidget* parent) : QScrollArea(parent), model_(model) {
  setFrameShape(NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  build();
  onLanguageChange(this, [this] { refresh(); });
}

// A field that loses the focus as it goes tells nobody.
CellPane::~CellPane() {
  for (auto& measure : measures_) measure.edit->disconnect(this);
  risk_->disconnect(this);
}

QLabel* CellPane::addLabel(std::string_view textId) {
  auto* label = new QLabel(body_);
  label->setProperty("look", "muted");
  setFace(label, Face::Small);
  retext(label, textId);
  body_->layout()->addWidget(label);
  return label;
}

void CellPane::build() {
  body_ = new QWidget(this);
  body_->setProperty("look", "surface");
  body_->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(body_);
  column->setContentsMargins(px(20), px(14), px(20), px(20));
  column->setSpacing(px(6));
  threat_ = makeLabel(*column, "cellThreat", nullptr);
  setFace(threat_, Face::Question);
  asset_ = makeLabel(*column, "cellAsset", nullptr);
  importance_ = makeLabel(*column, "cellImportance", "muted");
  several_ = makeLabel(*column, "cellSeveral", "accent");
  whyNot_ = makeLabel(*column, "cellWhyNot", "muted");
  const auto control = [&](std::string_view field, const char* name) {
    auto* label = addLabel(fieldOf(field).textId);
    auto* made = new SegmentedControl(body_, Clearing::Allowed);
    made->setObjectName(QLatin1String(name));
    retextProperty(made, "accessibleName", fieldOf(field).textId);
    label->setBuddy(made);
    column->addWidget(made);
    connect(made, &SegmentedControl::chosenByUser, this, [this, field](const QString& id) {
      if (id.isEmpty()) {
        Q_EMIT levelCleared(toQt(field));
      } else {
        Q_EMIT levelChosen(toQt(field), id.toInt());
      }
    });
    return made;
  };
  threatLevel_ = control(kThreat, "cellThreatLevel");
  countermeasure_ = control(kCountermeasure, "cellCountermeasure");
  result_ = makeLabel(*column, "cellResult", nullptr);
  for (std::size_t i = 0; i < kMeasures.size(); ++i) {
    auto* label = addLabel(fieldOf(kMeasures[i]).textId);
    auto* edit = new LongText(body_);
    edit->setObjectName("cell." + toQt(kMeasures[i]));
    retextProperty(edit, "accessibleName", fieldOf(kMeasures[i]).textId);
    label->setBuddy(edit);
    column->addWidget(edit);
    measures_[i] = {kMeasures[i], edit, {}};
    connect(edit, &LongText::left, this, &CellPane::leave);
  }
  addLabel(fieldOf("risk").textId);
  risk_ = new ReferenceEdit(body_);
  risk_->setObjectName(QStringLiteral("cellRisk"));
  column->addWidget(risk_);
  connect(risk_, &ReferenceEdit::finished, this, [this] {
    if (risk_->problem().isEmpty()) Q_EMIT riskChosen(toQt(risk_->chosen()));
  });
  auto* links = new QHBoxLayout;
  newRisk_ = makeLink(*links, "cellNewRisk");
  open_ = makeLink(*links, "cellOpenRisk");
  links->addStretch(1);
  column->addLayout(links);
  proposal_ = makeLabel(*column, "cellProposal", nullptr);
  accept_ = new QPushButton(body_);
  accept_->setObjectName(QStringLiteral("cellAccept"));
  column->addWidget(accept_, 0, Qt::AlignLeft);
  column->addStretch(1);
  retext(newRisk_, "assetsheet.risk.new");
  retext(open_, "assetsheet.risk.open");
  connect(newRisk_, &QPushButton::clicked, this, &CellPane::newRiskWanted);
  connect(open_, &QPushButton::clicked, this, [this] { Q_EMIT riskWanted(toQt(risk_->chosen())); });
  connect(accept_, &QPushButton::clicked, this, [this] {
    const auto* view = model_.sheet().risk(risk_->chosen());
    if (view && view->proposal) {
      Q_EMIT proposalAccepted(toQt(view->id), toQt(view->proposal->level));
    }
  });
  setWidget(body_);
}

void CellPane::showCell(std::optional<CellPlace> place, std::size_t chosen) {
  const auto& sheet = model_.sheet();
  const Id asset = place ? sheet.assets()[place->asset].id : Id();
  const std::string threat = place ? sheet.threats()[place->threat].stored : std::string();
  if (asset != assetId_ || threat != threatText_) {
    leave();
    for (auto& measure : measures_) {
      measure.shown.clear();
      const QSignalBlocker quiet(measure.edit);
      measure.edit->clear();
    }
  }
  place_ = place;
  assetId_ = asset;
  threatText_ = threat;
  chosen_ = chosen;
  refresh();
}

void CellPane::setRefusal(const QString& why) {
  whyRefused_ = why;
  refresh();
}

void CellPane::retextLevels() {
  const auto& model = model_.sheet().model();
  threatLevel_->setSegments(segmentsOf(model.threat()));
  countermeasure_->setSegments(segmentsOf(model.countermeasure()));
}

void CellPane::refresh() {
  body_->setVisible(place_.has_value());
  if (!place_) return;
  const auto& sheet = model_.sheet();
  const auto& asset = sheet.assets()[place_->asset];
  retextLevels();
  threat_->setText(model_.threatName(place_->threat));
  asset_->setText(toQt(asset.name));
  importance_->setText(importanceInWords(asset));
  several_->setText(text("assetsheet.chosen", chosen_));
  several_->setVisible(chosen_ > 1);
  whyNot_->setText(whyRefused_);
  whyNot_->setVisible(!whyRefused_.isEmpty());
  const auto number = [&](std::string_view field) {
    const auto found = sheet.number(*place_, field);
    return found ? QString::number(*found) : QString();
  };
  threatLevel_->setChosen(number(kThreat));
  countermeasure_->setChosen(number(kCountermeasure));
  const bool refused = !whyRefused_.isEmpty();
  threatLevel_->setReadOnly(refused, whyRefused_);
  countermeasure_->setReadOnly(refused, whyRefused_);
  const auto level = sheet.level(*place_);
  const auto threat = sheet.number(*place_, kThreat);
  const auto measure = sheet.number(*place_, kCountermeasure);
  if (!level.empty()) {
    result_->setText(text("assetsheet.result", level, *threat,
                          sheet.model().vulnerability(*measure), *asset.importance));
  } else {
    result_->setText(!threat || !measure ? text("assetsheet.result.none")
                                         : text("assetsheet.result.unrated"));
  }
  for (auto& each : measures_) {
    const QString stored = toQt(sheet.text(*place_, each.field));
    const bool untouched = each.edit->toPlainText() == each.shown;
    each.shown = stored;
    if (untouched && each.edit->toPlainText() != stored) {
      const QSignalBlocker quiet(each.edit);
      each.edit->setPlainText(stored);
    }
    each.edit->setReadOnly(refused);
    each.edit->setToolTip(whyRefused_);
  }
  showRisk();
}

void CellPane::showRisk() {
  const auto& sheet = model_.sheet();
  const bool refused = !whyRefused_.isEmpty();
  const Id id = sheet.text(*place_, "risk");
  risk_->setNames(sheet.riskNames());
  risk_->setName(text(fieldOf("risk").textId));
  if (!risk_->isAncestorOf(QApplication::focusWidget()) || risk_->chosen() != id) {
    risk_->setChosen(id);
  }
  risk_->setEnabled(!refused);
  newRisk_->setVisible(id.empty());
  newRisk_->setEnabled(!refused);
  open_->setVisible(!id.empty());
  const auto* view = sheet.risk(id);
  const bool proposes = view && view->proposal;
  proposal_->setVisible(view != nullptr);
  accept_->setVisible(proposes && view->proposal->level != view->current);
  if (!view) return;
  const QString current =
      view->current.empty() ? text("assetsheet.risk.no_level") : toQt(view->current);
  proposal_->setText(proposes ? text("assetsheet.risk.proposal", current, view->proposal->level,
                                     rendered(view->proposal->because))
                              : text("assetsheet.risk.no_proposal", current));
  if (!proposes) return;
  accept_->setText(text("assetsheet.risk.accept", view->proposal->level));
  accept_->setEnabled(!refused);
  accept_->setToolTip(whyRefused_);
}

void CellPane::focusMeasures() {
  if (place_) measures_.front().edit->setFocus();
}

void CellPane::leave() {
  for (auto& each : measures_) {
    const QString typed = each.edit->toPlainText();
    if (typed == each.shown || assetId_.empty() || !whyRefused_.isEmpty()) continue;
    each.shown = typed;
    Q_EMIT measureTyped(toQt(assetId_), toQt(threatText_), toQt(each.field), typed);
  }
}

// Not a shortcut: a list of names that hangs open is closed by it first.
void CellPane::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QScrollArea::keyPressEvent(event);
  leave();
  Q_EMIT done();
}

}  // namespace kijun::ui::asset_sheet
