using System.Globalization;
using System.Text;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Views;

/// <summary>The records of a view as text, to compare two of them byte for byte.</summary>
public static class ViewDump
{
    /// <summary>Every record of the generations with a number, without that number.</summary>
    public static string Of(SimulatedRecords records, int generation)
    {
        ArgumentNullException.ThrowIfNull(records);
        var text = new StringBuilder();
        var number = generation.ToString(CultureInfo.InvariantCulture);
        foreach (var record in records.Records)
        {
            var parts = record.Key.Partition.Split('/');
            if (parts[0] == "view" && parts[2] == number)
            {
                text.Append(parts[1]).Append('/').Append(parts[3]).Append('/').Append(parts[4]).Append('[')
                    .Append(record.Key.Name).Append("] ").AppendLine(Encoding.UTF8.GetString(record.Value.Span));
            }
        }

        return text.ToString();
    }
}
