#include "ui/pages/start/new_workspace_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/day_edit.h"

namespace kijun::ui {
namespace {

// A file name made of an organisation's name: what no file system takes is left out.
QString fileNameOf(const QString& name) {
  static const QRegularExpression unfit(QStringLiteral(R"([\\/:*?"<>|\x00-\x1f])"));
  QString out = name.trimmed();
  out.remove(unfit);
  while (out.startsWith(u'.')) out.remove(0, 1);
  return out.left(60) + QStringLiteral(".kijun");
}

}  // namespace

NewWorkspaceDialog::NewWorkspaceDialog(const QString& folder, QWidget* parent)
    : QDialog(parent),
      folder_(folder),
      name_(new QLineEdit(this)),
      sector_(new QComboBox(this)),
      cycle_(new QLineEdit(this)),
      asOf_(new DayEdit(this)),
      path_(new QLineEdit(this)),
      problem_(new QLabel(this)) {
  setWindowTitle(text("ui.new.title"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(12));
  auto* form = new QFormLayout;
  form->setSpacing(px(10));
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  name_->setObjectName("newName");
  sector_->setObjectName("newSector");
  cycle_->setObjectName("newCycle");
  path_->setObjectName("newPath");
  const auto add = [&](std::string_view id, QWidget* editor, QWidget* named) {
    form->addRow(text(id), editor);
    named->setAccessibleName(text(id));
  };
  add(KIJUN_TEXT("ui.new.organisation"), name_, name_);
  for (const auto& sector : shippedCatalogs().front()->sectors()) {
    sector_->addItem(inLanguage(sector.label), toQt(sector.id));
  }
  sector_->setCurrentIndex(-1);
  sector_->setPlaceholderText(text("ui.choose"));
  add(KIJUN_TEXT("ui.new.sector"), sector_, sector_);
  cycle_->setText(toQt(fiscalYearName(fiscalYearOf(today()), language())));
  add(KIJUN_TEXT("ui.new.cycle"), cycle_, cycle_);
  asOf_->setDay(today());
  asOf_->setName(text("ui.new.as_of"));
  form->addRow(text("ui.new.as_of"), asOf_);
  auto* placeRow = new QHBoxLayout;
  auto* browse = new QPushButton(text("ui.browse"), this);
  browse->setAutoDefault(false);
  placeRow->addWidget(path_, 1);
  placeRow->addWidget(browse);
  path_->setAccessibleName(text("ui.new.place"));
  form->addRow(text("ui.new.place"), placeRow);
  column->addLayout(form);
  problem_->setProperty("look", "muted");
  problem_->setWordWrap(true);
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  make_ = buttons->addButton(text("ui.new.make"), QDialogButtonBox::AcceptRole);
  buttons->addButton(text("ui.cancel"), QDialogButtonBox::RejectRole);
  make_->setDefault(true);
  column->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(name_, &QLineEdit::textChanged, this, &NewWorkspaceDialog::suggestPath);
  connect(path_, &QLineEdit::textEdited, this, [this] { ownPath_ = true; });
  connect(browse, &QPushButton::clicked, this, [this] {
    const auto chosen = ask::saveFile(
        this, {text("ui.new.place"), path(), text("ui.file.filter"), QStringLiteral("kijun")});
    if (!chosen) return;
    ownPath_ = true;
    path_->setText(QDir::toNativeSeparators(*chosen));
  });
  for (QLineEdit* edit : {name_, cycle_, path_}) {
    connect(edit, &QLineEdit::textChanged, this, &NewWorkspaceDialog::check);
  }
  connect(sector_, &QComboBox::currentIndexChanged, this, &NewWorkspaceDialog::check);
  connect(asOf_, &DayEdit::changed, this, &NewWorkspaceDialog::check);
  setMinimumWidth(px(560));
  suggestPath();
  check();
}

void NewWorkspaceDialog::suggestPath() {
  if (ownPath_) return;
  const QString name = name_->text().trimmed();
  path_->setText(QDir::toNativeSeparators(
      QDir(folder_).filePath(name.isEmpty() ? text("ui.new.file") : fileNameOf(name))));
}

void NewWorkspaceDialog::check() {
  const QString missing = [&] {
    if (name_->text().trimmed().isEmpty()) return text("ui.new.needs.organisation");
    if (sector_->currentIndex() < 0) return text("ui.new.needs.sector");
    if (cycle_->text().trimmed().isEmpty()) return text("ui.new.needs.cycle");
    if (!asOf_->day()) return text("ui.new.needs.as_of");
    if (path_->text().trimmed().isEmpty()) return text("ui.new.needs.place");
    return QString();
  }();
  problem_->setText(missing);
  make_->setEnabled(missing.isEmpty());
}

QString NewWorkspaceDialog::path() const {
  QString path = QDir::fromNativeSeparators(path_->text().trimmed());
  if (QFileInfo(path).isRelative()) path = QDir(folder_).filePath(path);
  if (QFileInfo(path).suffix().compare(QLatin1String("kijun"), Qt::CaseInsensitive) != 0) {
    path += QStringLiteral(".kijun");
  }
  return path;
}

NewWorkspace NewWorkspaceDialog::workspace() const {
  NewWorkspace out;
  out.organisation.name = fromQt(name_->text().trimmed());
  out.organisation.sector = fromQt(sector_->currentData().toString());
  out.cycle.name = fromQt(cycle_->text().trimmed());
  out.cycle.asOf = asOf_->day()->iso();
  out.wholeUnitName = fromQt(text("ui.unit.whole"));
  return out;
}

}  // namespace kijun::ui
