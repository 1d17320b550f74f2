namespace Coordinator.Benchmarks.Charts;

/// <summary>Brings the values of an axis to places in a drawing, and finds round marks for it.</summary>
sealed class ChartScale
{
    const int MarksWanted = 5;

    readonly ChartAxis _axis;
    readonly double _least;
    readonly double _most;
    readonly double _from;
    readonly double _to;

    /// <param name="axis">The axis.</param>
    /// <param name="values">All values that must fit.</param>
    /// <param name="from">The place of the least.</param>
    /// <param name="to">The place of the greatest.</param>
    /// <param name="isTight">Whether it ends at the values, not at round numbers and, unless logarithmic, at 0.</param>
    public ChartScale(ChartAxis axis, IEnumerable<double> values, double from, double to, bool isTight = false)
    {
        (_axis, _from, _to) = (axis, from, to);
        var shown = values.Where(axis.Shows).DefaultIfEmpty(1).ToList();
        var (least, most) = (shown.Min(), shown.Max());
        if (!isTight && !axis.IsLog)
            least = Math.Min(0, least);
        if (least == most)
            most = axis.IsLog ? least * 10 : least + 1;
        if (isTight)
        {
            (_least, _most) = (least, most);
        }
        else if (axis.IsLog)
        {
            _least = RoundDown(least);
            _most = RoundUp(most);
        }
        else
        {
            var step = Step(least, most);
            _least = Math.Floor(least / step) * step;
            _most = Math.Ceiling(most / step) * step;
        }
    }

    /// <summary>Where a value is.</summary>
    public double At(double value)
    {
        var share = _axis.IsLog
            ? Math.Log(value / _least) / Math.Log(_most / _least)
            : (value - _least) / (_most - _least);
        return _from + (Math.Clamp(share, 0, 1) * (_to - _from));
    }

    /// <summary>Round values inside it.</summary>
    public IEnumerable<double> Marks()
    {
        if (_axis.IsLog)
            return LogMarks();
        var step = Step(_least, _most);
        var first = Math.Ceiling((_least / step) - 1e-9);
        return Enumerable.Range(0, 2 * MarksWanted).Select(number => (first + number) * step)
            .Where(mark => mark <= _most + (step / 1e6));
    }

    IEnumerable<double> LogMarks()
    {
        var decades = Math.Log10(_most / _least);
        double[] steps = decades switch { > 2.5 => [1], > 1.2 => [1, 3], _ => [1, 2, 5] };
        for (var power = (int)Math.Floor(Math.Log10(_least)); power <= Math.Ceiling(Math.Log10(_most)); power++)
        {
            foreach (var step in steps)
            {
                var mark = step * Math.Pow(10, power);
                if (mark >= _least * 0.999 && mark <= _most * 1.001)
                    yield return mark;
            }
        }
    }

    static double Step(double least, double most)
    {
        var raw = (most - least) / MarksWanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 });
    }

    static double RoundDown(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-9));
        return power * ((value / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 });
    }

    static double RoundUp(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value) - 1e-9));
        return power * ((value / power) switch { <= 2 => 2, <= 5 => 5, _ => 10 });
    }
}
