// Small catalogs for tests: the shipped one's head (scale, functions, …) with sections and items of
// the test's own.
#pragma once
#include <string>
#include <vector>

#include "catalog/catalog.h"

namespace kijun::testing {

struct TestItem {
  std::string id;  // "5.1-1": its sections are made as needed
  Modality modality = Modality::Expected;
  std::vector<std::string> functions = {"govern"};
  Effort effort = Effort::M;
  std::vector<std::string> checkpoints = {};
  bool exampleCheckpoints = false;
};

// The file's bytes; checkCatalog finds no fault in them.
std::string testCatalogBytes(const std::vector<TestItem>& items);
CatalogPtr testCatalog(const std::vector<TestItem>& items);

}  // namespace kijun::testing
