using Stazh.Learn.Features.PeerReviews;

namespace Stazh.Learn.Tests.Features.PeerReviews;

/// <summary>The Gaussian posterior of all works and biases at once, by Gauss–Jordan elimination: what the messages have to agree with.</summary>
internal static class DenseOracle
{
    public static (Dictionary<Guid, double> Means, Dictionary<Guid, double> Errors) Solve(ScoreCalibration model, IReadOnlyList<Mark> marks, IReadOnlyList<SampleMark> samples)
    {
        var works = marks.Select(m => m.Work).Distinct().ToList();
        var people = marks.Select(m => m.Reviewer).Distinct().ToList();
        var n = works.Count + people.Count;
        var (matrix, right) = (new double[n, 2 * n], new double[n]);
        var (workPrior, biasPrior) = (model.WorkPrior, model.BiasPrior);
        for (var i = 0; i < n; i++)
        {
            var prior = i < works.Count ? workPrior : biasPrior;
            matrix[i, i] = 1 / prior.Variance;
            right[i] = prior.Mean / prior.Variance;
            matrix[i, n + i] = 1;
        }

        foreach (var mark in marks)
        {
            var (u, v, tau) = (works.IndexOf(mark.Work), works.Count + people.IndexOf(mark.Reviewer), model.Reliability(mark.Reviewer));
            matrix[u, u] += tau;
            matrix[v, v] += tau;
            matrix[u, v] += tau;
            matrix[v, u] += tau;
            right[u] += tau * mark.Score;
            right[v] += tau * mark.Score;
        }

        foreach (var sample in samples)
        {
            var v = works.Count + people.IndexOf(sample.Reviewer);
            var weight = 1 / ((1 / model.Reliability(sample.Reviewer)) + (ScoreCalibration.KnownNoise * ScoreCalibration.KnownNoise));
            matrix[v, v] += weight;
            right[v] += weight * (sample.Score - sample.Known);
        }

        Eliminate(matrix, n);
        return (works.ToDictionary(w => w, w => Enumerable.Range(0, n).Sum(j => matrix[works.IndexOf(w), n + j] * right[j])),
            works.ToDictionary(w => w, w => Math.Sqrt(matrix[works.IndexOf(w), n + works.IndexOf(w)])));
    }

    private static void Eliminate(double[,] matrix, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var pivot = matrix[i, i];
            for (var j = 0; j < 2 * n; j++)
            {
                matrix[i, j] /= pivot;
            }

            for (var k = 0; k < n; k++)
            {
                var factor = matrix[k, i];
                for (var j = 0; k != i && j < 2 * n; j++)
                {
                    matrix[k, j] -= factor * matrix[i, j];
                }
            }
        }
    }
}
