// One function per command; each returns the exit code and has printed what there is to say.
#pragma once

#include "cli/options.h"

namespace guidelint::cli {

int run_check(const Options& options);
int run_due(const Options& options);
int run_plan(const Options& options);
int run_reviewed(const Options& options);
int run_explain(const Options& options);
int run_pages(const Options& options);  // explain --pages
int run_test(const Options& options);
int run_baseline(const Options& options);
int run_export(const Options& options);
int run_merge(const Options& options);
int run_init(const Options& options);
int run_completion(const Options& options);
int run_manual();

}  // namespace guidelint::cli
