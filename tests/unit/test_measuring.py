"""The arithmetic of the benchmarks; what they measure is seen by running them."""

from tests.bench.measuring import Row, percentile, table


def test_the_median_of_an_even_number_of_values_lies_between() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5


def test_a_high_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([float(n) for n in range(100)], 95) == 95
    assert percentile([7.0], 95) == 7


def test_the_table_shows_ratios_aims_and_what_missed_them() -> None:
    rows = [
        Row("Start", "empty window", 450, 225, 3),
        Row("Memory", "empty window", 90, 30, 2.5, "MB"),
        Row("Save", "write", 1, 2),
        Row("Open", "another program", 7, None, 1),
    ]
    assert table(rows).splitlines()[2:] == [
        "| Start | empty window | ms | 450.00 | 225.00 | 2.00 | ≤ 3 |",
        "| Memory | empty window | MB | 90.00 | 30.00 | 3.00 | ≤ 2.5 (missed) |",
        "| Save | write | ms | 1.00 | 2.00 | 0.50 |  |",
        "| Open | another program | ms | 7.00 | — | — | ≤ 1 |",
    ]
