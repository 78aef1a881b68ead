"""The arithmetic of the benchmarks; what they measure is seen by running them."""

from tests.bench.measuring import Row, percentile, table


def test_the_median_of_an_even_number_of_values_lies_between() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5


def test_a_high_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([float(n) for n in range(100)], 95) == 95
    assert percentile([7.0], 95) == 7


def test_the_table_shows_ratios_and_aims() -> None:
    rows = [Row("Start", "empty window", 450, 225, 3), Row("Save", "write", 1, 2)]
    assert table(rows).splitlines()[2:] == [
        "| Start | empty window | 450.00 | 225.00 | 2.00 | ≤ 3 |",
        "| Save | write | 1.00 | 2.00 | 0.50 |  |",
    ]
