using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Storage.Keys;
using Coordinator.Storage.Records;
using Coordinator.Storage.Sagas;
using Coordinator.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace Coordinator.Storage.Tests.Keys;

/// <summary>
/// S06: names that people or libraries take for the same stay apart in every table; what a name holds cannot end it and
/// begin another.
/// </summary>
public sealed class NameCollisionTests
{
    static readonly string[] Marks = [".", ".-", ".x", "/", "-", "_", "~", "\0", "'", "|", ":", "{", "}"];

    /// <summary>A name and another that looks, sorts or normalizes like it.</summary>
    static readonly Gen<(string Name, string Other)> Alike =
        from name in Texts.Any
        from change in Gen.Elements<Func<string, string>>(
            text => text.ToUpperInvariant(),
            text => text.ToLowerInvariant(),
            text => Normal(text, NormalizationForm.FormC),
            text => Normal(text, NormalizationForm.FormD),
            text => Normal(text, NormalizationForm.FormKC),
            text => Normal(text, NormalizationForm.FormKD),
            text => text + " ",
            text => text + "\0",
            text => text + "\u200b",
            text => "\ufeff" + text,
            Uri.EscapeDataString,
            text => KeyText.Encode(text, 280),
            text => text + text)
        select (name, change(name));

    /// <summary>Two ways to divide one text with a mark in it.</summary>
    static readonly Gen<((string, string) One, (string, string) Other)> Divided =
        from first in Texts.Any.Where(text => text.Length < 40)
        from middle in Texts.Any.Where(text => text.Length < 40)
        from last in Texts.Any.Where(text => text.Length < 40)
        from mark in Gen.Elements(Marks)
        select ((first, middle + mark + last), (first + mark + middle, last));

    [Fact]
    public void Names_that_look_alike_share_a_row() => RandomTest.Holds(
        Alike,
        pair => pair.Name == pair.Other || Keys(pair.Name).Zip(Keys(pair.Other)).All(keys =>
            !string.Equals(keys.First, keys.Second, StringComparison.Ordinal)));

    [Fact]
    public void A_mark_in_a_name_moves_the_boundary_between_two() => RandomTest.Holds(
        Divided,
        names => RecordKeys.Row(names.One.Item1, names.One.Item2)
            != RecordKeys.Row(names.Other.Item1, names.Other.Item2));

    [Fact]
    public void A_record_is_decoded_to_another() => RandomTest.Holds(
        from partition in Texts.Any.Where(text => RecordNames.SpelledChars(text) <= RecordNames.PartitionCharsMax)
        from name in Texts.Any.Where(text => RecordNames.SpelledChars(text) <= RecordNames.NameCharsMax)
        select (partition, name),
        record => RecordKeys.Decode(
                RecordKeys.Partition(record.partition), RecordKeys.Row(record.partition, record.name))
            == new RecordKey(record.partition, record.name));

    [Fact]
    public void A_key_has_a_character_or_a_length_that_a_store_refuses() => RandomTest.Holds(
        Texts.Any,
        name => Keys(name).All(key => key.Length is > 0 and <= KeyCodec.KeyCharsMax
            && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')));

    [Fact]
    public void Two_long_names_that_differ_at_their_end_share_a_row()
    {
        var names = Enumerable.Range(0, 64).Select(n => new string('x', Limits.KeyBytesMax - 2) + $"{n:d2}");
        var keys = names.Select(name => Keys(name)[0]).ToList();
        keys.Distinct().Count().ShouldBe(64);
        keys.ShouldAllBe(key => key.Length <= KeyCodec.KeyCharsMax);
    }

    /// <summary>The places of a name in all tables.</summary>
    static string[] Keys(string name) =>
    [
        KeyCodec.RowKey(Some.Replica, new ItemKey(new ItemName("c", name))),
        KeyCodec.RowKey(Some.Replica, new OutcomeKey(new TransactionId(name))),
        KeyCodec.RowKey(Some.Replica, new HistoryKey(new ItemName("c", name), 7)),
        SagaKeys.Saga(name),
        SagaKeys.Entry(SagaKeys.AllOf(Tenant.None), DateTimeOffset.UnixEpoch, name),
        RecordKeys.Row("view", name),
    ];

    /// <summary>Texts that have no such form (noncharacters) stay as they are.</summary>
    static string Normal(string text, NormalizationForm form)
    {
        try
        {
            return text.Normalize(form);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
