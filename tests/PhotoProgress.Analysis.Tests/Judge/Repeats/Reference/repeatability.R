# Writes repeatability.csv: what R says of the repeats in repeats.csv, beside which the C# side is held.
#
# Regenerate with Debian's r-base-core, in this folder:  Rscript --vanilla repeatability.R
# Written with R 4.2.2. Only base R is used: aov and lm for the sums of squares and the line, qf, qt, qchisq and pt for the intervals. The formulas that
# base R has no function for (expected mean squares of unequal groups, Satterthwaite's degrees of freedom, limits of agreement) are
# written here from their sources and share nothing with the C# side.
#
# repeats.csv is made once, by  Rscript --vanilla repeatability.R data , and then only read: three studies, one of equal size
# (10 people x 2 visits x 3 shots), one with photos refused at random, and one of single shots.

z <- 1.959963985  # as Change.Z95

make <- function(study, people, visits, shots, keep) {
  rows <- expand.grid(shot = 1:shots, visit = 1:visits, person = 1:people)
  rows$value <- round(-3 + rnorm(people, sd = 0.25)[rows$person] +
    rnorm(people * visits, sd = 0.05)[(rows$person - 1) * visits + rows$visit] + rnorm(nrow(rows), sd = 0.04), 5)
  rows <- rows[runif(nrow(rows)) < keep | (rows$shot == 1 & rows$person <= 4), ]
  cbind(study = study, person = sprintf("P%02d", rows$person), visit = paste0("V", rows$visit), value = rows$value)
}

if (identical(commandArgs(trailingOnly = TRUE), "data")) {
  set.seed(20260310)
  all <- rbind(make("equal", 10, 2, 3, 1), make("unequal", 14, 2, 3, 0.5), make("single", 12, 2, 1, 1))
  write.csv(all, "repeats.csv", row.names = FALSE, quote = FALSE)
}

satterthwaite <- function(x, dx, y, dy) if (y == 0) dx else (x + y)^2 / (x^2 / dx + y^2 / dy)

study_numbers <- function(d) {
  d$person <- factor(d$person)
  d$nested <- factor(paste(d$person, d$visit))
  table <- summary(aov(value ~ person + nested, data = d))[[1]]
  has_shots <- nrow(table) > 2
  ms <- table[["Mean Sq"]]
  df <- table[["Df"]]
  if (!has_shots) { ms <- c(ms, 0); df <- c(df, 0) }

  # Searle, Casella, McCulloch 1992: coefficients of the components in the expected mean squares.
  n_ij <- tapply(d$value, d$nested, length)
  owner <- sub(" .*", "", names(n_ij))
  n_i <- tapply(n_ij, owner, sum)
  n <- sum(n_ij)
  share <- sum(tapply(n_ij^2, owner, sum) / n_i)
  k1 <- (n - share) / df[2]
  k2 <- (share - sum(n_ij^2) / n) / df[1]
  k3 <- (n - sum(n_i^2) / n) / df[1]
  within <- ms[3]
  between <- max(0, (ms[2] - ms[3]) / k1)
  photo <- if (has_shots) within + between else ms[2]
  photo_df <- if (has_shots && ms[2] < ms[3]) df[3] else satterthwaite(ms[2] / k1, df[2], (1 - 1 / k1) * ms[3], df[3])
  people <- ms[1] / k2 + (1 - 1 / k2) * ms[3]
  people_df <- satterthwaite(ms[1] / k2, df[1], (1 - 1 / k2) * ms[3], df[3])
  visits <- k3 / k2
  icc <- function(f) (f - 1) / (f + visits - 1)
  f <- people / photo
  sem <- sqrt(photo * photo_df / c(photo_df, qchisq(0.975, photo_df), qchisq(0.025, photo_df)))

  # People with two visits: means of each, Bland and Altman 1999, section 5.2.
  means <- tapply(d$value, list(d$person, d$visit), mean)
  counts <- tapply(d$value, list(d$person, d$visit), length)
  both <- complete.cases(means)
  means <- means[both, ]
  counts <- counts[both, ]
  difference <- means[, 2] - means[, 1]
  m <- length(difference)
  withheld <- mean((1 - 1 / counts[, 1]) + (1 - 1 / counts[, 2])) * ms[3]
  spread <- sqrt(var(difference) + withheld)
  of_spread <- 2 * var(difference)^2 / (m - 1) + if (withheld > 0) 2 * withheld^2 / df[3] else 0
  t <- qt(0.975, m - 1)
  half <- t * sqrt(var(difference) / m + z^2 * of_spread / (4 * spread^2))
  bias <- mean(difference) + c(0, -1, 1) * t * sqrt(var(difference) / m)
  line <- summary(lm(difference ~ rowMeans(means)))$coefficients[2, ]

  list(
    ms_people = ms[1], ms_visits = ms[2], ms_shots = ms[3], df_people = df[1], df_visits = df[2], df_shots = df[3],
    k1 = k1, k2 = k2, k3 = k3, within = within, between = between, photo = photo, photo_df = photo_df, people_df = people_df,
    between_people = (people - photo) / visits,
    sem = sem[1], sem_low = sem[2], sem_high = sem[3],
    icc = icc(f), icc_low = icc(f / qf(0.975, people_df, photo_df)), icc_high = icc(f * qf(0.975, photo_df, people_df)),
    bias = bias[1], bias_low = bias[2], bias_high = bias[3],
    lower = mean(difference) - z * spread, upper = mean(difference) + z * spread, limit_half = half, people_with_both = m,
    slope = line[[1]], slope_error = line[[2]], slope_t = line[[3]], slope_p = line[[4]])
}

distribution_numbers <- function() list(
  "qf 0.975 9 10" = qf(0.975, 9, 10), "qf 0.025 9 10" = qf(0.025, 9, 10), "qf 0.5 2.5 300" = qf(0.5, 2.5, 300),
  "qf 0.999 1 1.5" = qf(0.999, 1, 1.5), "qt 0.975 1 0" = qt(0.975, 1), "qt 0.975 9 0" = qt(0.975, 9), "qt 0.975 1000 0" = qt(0.975, 1000),
  "pt 2.5 9 0" = 2 * pt(-2.5, 9), "pt 12 4.5 0" = 2 * pt(-12, 4.5), "pt 0 3 0" = 2 * pt(0, 3),
  "qchisq 0.975 9 0" = qchisq(0.975, 9), "qchisq 0.025 0.7 0" = qchisq(0.025, 0.7), "qchisq 0.5 250 0" = qchisq(0.5, 250))

d <- read.csv("repeats.csv", stringsAsFactors = FALSE)
out <- list()
for (study in unique(d$study)) {
  numbers <- study_numbers(d[d$study == study, ])
  for (name in names(numbers)) out[[length(out) + 1]] <- c(study, name, sprintf("%.12g", numbers[[name]]))
}
for (name in names(distribution_numbers())) out[[length(out) + 1]] <- c("distribution", name, sprintf("%.12g", distribution_numbers()[[name]]))
write.table(do.call(rbind, out), "repeatability.csv", sep = ",", quote = FALSE, row.names = FALSE, col.names = c("study", "name", "value"))
cat(R.version.string, "\n")
