using System.Globalization;
using Azure.Data.Tables;

namespace Coordinator.Samples.Trip.Desks;

/// <summary>The barrier's memory of one idempotency key.</summary>
/// <param name="entity">The stored row.</param>
sealed class KeyRow(TableEntity entity)
{
    const string StateColumn = "state";
    const string StatusColumn = "status";
    const string BodyColumn = "body";
    const string EffectColumn = "effect";
    const string LateColumn = "late";

    /// <summary>The stored row, with its ETag.</summary>
    public TableEntity Entity => entity;

    /// <summary>What became of it.</summary>
    public KeyState State => Enum.Parse<KeyState>(entity.GetString(StateColumn)!);

    /// <summary>What its first request was answered.</summary>
    public DeskAnswer Answer => new(entity.GetInt32(StatusColumn)!.Value, entity.GetString(BodyColumn)!);

    /// <summary>Whether its work changed anything that a compensation has to undo.</summary>
    public bool HasEffect => entity.GetBoolean(EffectColumn)!.Value;

    /// <summary>How many requests came after it was closed.</summary>
    public int Late => entity.GetInt32(LateColumn)!.Value;

    /// <summary>A new row.</summary>
    public static KeyRow New(string desk, string key, KeyState state, DeskAnswer answer, bool hasEffect) =>
        new(new TableEntity(desk, RowKey(desk, key))
        {
            [StateColumn] = state.ToString(),
            [StatusColumn] = answer.Status,
            [BodyColumn] = answer.Body,
            [EffectColumn] = hasEffect,
            [LateColumn] = 0,
        });

    /// <summary>Closes it for what may still arrive.</summary>
    public KeyRow Close()
    {
        entity[StateColumn] = KeyState.Closed.ToString();
        return this;
    }

    /// <summary>Counts a request that came too late.</summary>
    public KeyRow CountLate()
    {
        entity[LateColumn] = Late + 1;
        return this;
    }

    /// <summary>Where a key's row is. Row keys must not hold slashes; no key holds a bar.</summary>
    public static string RowKey(string desk, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(desk)}{key.Replace('/', '|')}");

    /// <summary>How row keys of keys begin.</summary>
    public static string Prefix(string desk) => $"{desk}|key|";
}
