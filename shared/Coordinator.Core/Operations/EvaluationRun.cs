using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Core.Locks;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>The state of one evaluation.</summary>
sealed class EvaluationRun(IReadOnlyDictionary<ItemName, ItemRow> before)
{
    readonly Dictionary<ItemName, WorkingItem> _items = [];
    readonly List<ItemName> _order = [];
    readonly List<OperationFailure> _failures = [];
    readonly List<PublishedMessage> _messages = [];

    public void Apply(int index, Operation operation)
    {
        if (operation is PublishOperation publish)
        {
            _messages.Add(new PublishedMessage(publish.Topic, publish.Value));
            return;
        }

        var onItem = (ItemOperation)operation;
        var item = Working(onItem.Item, index);
        if (ConditionCheck.Failure(onItem.If, item.Before) is { } expected)
            Fail(index, item, FailureReason.ConditionFailed, expected);
        else if (onItem is FenceOperation fence && !fence.Holds(item.Before))
            Fail(index, item, FailureReason.Fenced, FenceItem.ValueOf(fence.Token));
        else if (onItem is WriteOperation write)
            Write(index, write, item);
    }

    public Evaluation Finish(ImmutableArray<Operation> operations)
    {
        CheckItemSizes();
        var results = operations.Where(operation => operation is not FenceOperation).Select(Result).ToImmutableArray();
        CheckResultSize(results);
        return new Evaluation(
            [.. _order.Select(name => _items[name]).Select(Evaluated)],
            _failures.Count == 0 ? results : [],
            [.. _messages],
            [.. _failures]);
    }

    WorkingItem Working(ItemName name, int index)
    {
        if (!_items.TryGetValue(name, out var item))
        {
            item = new WorkingItem(before[name], index);
            Invariant.Require(item.Before.Intent is null, "operations see items without intents");
            _items.Add(name, item);
            _order.Add(name);
        }

        return item;
    }

    void Write(int index, WriteOperation write, WorkingItem item)
    {
        item.IsWritten = true;
        switch (write)
        {
            case PutOperation put:
                item.Value = JsonValues.Parse(put.Value);
                break;
            case MergeOperation merge:
                item.Value = JsonValues.MergePatch(item.Value, JsonValues.Parse(merge.Patch));
                break;
            case DeleteOperation:
                item.Value = null;
                break;
            case AddOperation add:
                Add(index, add, item);
                break;
            default:
                throw new InvariantViolationException($"unknown operation {write.GetType().Name}");
        }
    }

    void Add(int index, AddOperation add, WorkingItem item)
    {
        var root = item.Value as JsonObject ?? [];
        var current = 0m;
        if (JsonValues.TryGet(root, add.Path, out var found) && !JsonValues.TryNumber(found, out current))
        {
            var reason = JsonValues.IsNumber(found) ? FailureReason.Overflow : FailureReason.NotANumber;
            Fail(index, item, reason, expected: null);
            return;
        }

        if (!TrySum(current, add.By, out var sum))
            Fail(index, item, FailureReason.Overflow, expected: null);
        else if (sum < add.Min || sum > add.Max)
            Fail(index, item, FailureReason.ConditionFailed, Range(add));
        else if (!JsonValues.TrySet(root, add.Path, JsonValues.Number(sum)))
            Fail(index, item, FailureReason.NotANumber, expected: null);
        else
            item.Value = root;
    }

    /// <summary>Exact: a sum that decimal would round (or that overflows) is refused.</summary>
    static bool TrySum(decimal left, decimal right, out decimal sum)
    {
        try
        {
            sum = left + right;
            return sum - left == right && sum - right == left && ExactDecimal.Holds(sum);
        }
        catch (OverflowException)
        {
            sum = 0;
            return false;
        }
    }

    static string Range(AddOperation add)
    {
        var range = new JsonObject();
        if (add.Min is { } min)
            range["min"] = JsonValues.Number(min);
        if (add.Max is { } max)
            range["max"] = JsonValues.Number(max);
        return JsonValues.Write(range);
    }

    void CheckItemSizes()
    {
        foreach (var item in _items.Values)
        {
            if (item.IsWritten && item.Value is not null
                && Encoding.UTF8.GetByteCount(JsonValues.Write(item.Value)) > Limits.ItemBytesMax)
                Fail(item.FirstIndex, item, FailureReason.TooLarge, $"{{\"bytesMax\":{Limits.ItemBytesMax}}}");
        }
    }

    void CheckResultSize(ImmutableArray<OperationResult> results)
    {
        var bytes = 0;
        for (var index = 0; index < results.Length; index++)
        {
            bytes += results[index].Value is { } value ? Encoding.UTF8.GetByteCount(value) : 0;
            if (bytes <= Limits.ResultBytesMax)
                continue;
            Fail(index, _items[results[index].Item!.Value], FailureReason.TooLarge,
                $"{{\"resultBytesMax\":{Limits.ResultBytesMax}}}");
            return;
        }
    }

    OperationResult Result(Operation operation)
    {
        if (operation is PublishOperation publish)
            return new OperationResult { Topic = publish.Topic };

        var onItem = (ItemOperation)operation;
        var item = _items[onItem.Item];
        return onItem switch
        {
            WriteOperation write => new OperationResult
            {
                Item = onItem.Item,
                Version = item.VersionAfter,
                HasValue = write.Return,
                Value = write.Return && item.Value is not null ? JsonValues.Write(item.Value) : null,
            },
            _ => new OperationResult
            {
                Item = onItem.Item,
                Version = item.Before.Exists ? item.Before.Version : 0,
                HasValue = onItem is ReadOperation,
                Value = onItem is ReadOperation ? item.Before.Value : null,
            },
        };
    }

    void Fail(int index, WorkingItem item, FailureReason reason, string? expected) => _failures.Add(new OperationFailure
    {
        Index = index,
        Item = item.Before.Item,
        Reason = reason,
        Expected = Bounded(expected),
        ActualVersion = item.Before.Exists ? item.Before.Version : 0,
        ActualValue = Bounded(item.Before.Value),
    });

    static string? Bounded(string? json) =>
        json is not null && Encoding.UTF8.GetByteCount(json) <= Limits.ReasonValueBytesMax ? json : null;

    static ItemEvaluation Evaluated(WorkingItem item) => new(
        item.Before,
        item.Change,
        item.Change == IntentChange.Put ? JsonValues.Write(item.Value) : null,
        item.FirstIndex);
}
