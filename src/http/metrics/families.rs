//! Families of numbers with their names, as prometheus-client renders them.

use std::borrow::Cow;
use std::fmt::Error;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, MetricEncoder, NoLabelSet};
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::{Registry, Unit};

use crate::measures::{Counted, real};

/// The media type of what is rendered.
pub const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The labels of a number: names of ours, values of which there are few.
pub type Labels = Vec<(&'static str, Cow<'static, str>)>;

/// Several families.
#[derive(Debug, Default)]
pub struct Families(Vec<Family>);

#[derive(Debug)]
struct Family {
    name: &'static str,
    help: &'static str,
    unit: Option<Unit>,
    samples: Samples,
}

#[derive(Debug)]
enum Samples {
    Counters(Vec<(Labels, f64)>),
    Gauges(Vec<(Labels, f64)>),
    Histograms(Vec<(Labels, Counted, f64)>),
    Info(Labels),
}

impl Families {
    /// Adds numbers that only rise; the name gets `_total`.
    pub fn counters(&mut self, name: &'static str, help: &'static str, totals: Vec<(Labels, u64)>) {
        let totals = totals.into_iter().map(|(labels, n)| (labels, real(n)));
        self.add(name, help, None, Samples::Counters(totals.collect()));
    }

    /// Adds seconds that only rise; the name gets `_seconds_total`.
    pub fn seconds_counter(&mut self, name: &'static str, help: &'static str, seconds: f64) {
        let samples = Samples::Counters(vec![(Labels::new(), seconds)]);
        self.add(name, help, Some(Unit::Seconds), samples);
    }

    /// Adds a number that rises and falls.
    pub fn gauge(&mut self, name: &'static str, help: &'static str, value: impl Into<Value>) {
        self.gauges(name, help, None, vec![(Labels::new(), value.into())]);
    }

    /// Adds one with a unit, which its name gets.
    pub fn gauge_in(
        &mut self,
        unit: Unit,
        name: &'static str,
        help: &'static str,
        value: impl Into<Value>,
    ) {
        self.gauges(name, help, Some(unit), vec![(Labels::new(), value.into())]);
    }

    /// Adds several of them.
    pub fn gauges(
        &mut self,
        name: &'static str,
        help: &'static str,
        unit: Option<Unit>,
        values: Vec<(Labels, Value)>,
    ) {
        let values = values.into_iter().map(|(labels, value)| (labels, value.0));
        self.add(name, help, unit, Samples::Gauges(values.collect()));
    }

    /// Adds durations that were counted in microseconds; the name gets `_seconds`.
    pub fn durations(
        &mut self,
        name: &'static str,
        help: &'static str,
        of: Vec<(Labels, Counted)>,
    ) {
        let of = of
            .into_iter()
            .map(|(labels, counted)| (labels, counted, 1e6));
        let samples = Samples::Histograms(of.collect());
        self.add(name, help, Some(Unit::Seconds), samples);
    }

    /// Adds sizes.
    pub fn sizes(&mut self, name: &'static str, help: &'static str, counted: Counted) {
        let samples = Samples::Histograms(vec![(Labels::new(), counted, 1.0)]);
        self.add(name, help, None, samples);
    }

    /// Adds words that do not change.
    pub fn info(&mut self, name: &'static str, help: &'static str, labels: Labels) {
        self.add(name, help, None, Samples::Info(labels));
    }

    fn add(
        &mut self,
        name: &'static str,
        help: &'static str,
        unit: Option<Unit>,
        samples: Samples,
    ) {
        self.0.push(Family {
            name,
            help,
            unit,
            samples,
        });
    }

    /// Renders them as OpenMetrics.
    ///
    /// # Errors
    /// Never, for it is written into memory.
    pub fn render(self) -> Result<String, Error> {
        let mut registry = Registry::default();
        registry.register_collector(Box::new(self));
        let mut text = String::new();
        encode(&mut text, &registry)?;
        Ok(text)
    }
}

impl Collector for Families {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), Error> {
        for family in &self.0 {
            let Family { name, help, .. } = family;
            let kind = family.samples.kind();
            let metric = encoder.encode_descriptor(name, help, family.unit.as_ref(), kind)?;
            family.samples.encode(metric)?;
        }
        Ok(())
    }
}

impl Samples {
    fn kind(&self) -> MetricType {
        match self {
            Self::Counters(_) => MetricType::Counter,
            Self::Gauges(_) => MetricType::Gauge,
            Self::Histograms(_) => MetricType::Histogram,
            Self::Info(_) => MetricType::Info,
        }
    }

    fn encode(&self, mut metric: MetricEncoder<'_>) -> Result<(), Error> {
        match self {
            Self::Counters(totals) => {
                for (labels, total) in totals {
                    labelled(&mut metric, labels, |metric| {
                        metric.encode_counter::<NoLabelSet, _, f64>(total, None)
                    })?;
                }
            }
            Self::Gauges(values) => {
                for (labels, value) in values {
                    labelled(&mut metric, labels, |metric| metric.encode_gauge(value))?;
                }
            }
            Self::Histograms(histograms) => {
                for (labels, counted, scale) in histograms {
                    let buckets = buckets(counted, *scale);
                    let sum = real(counted.sum) / scale;
                    labelled(&mut metric, labels, |metric| {
                        let count = counted.count();
                        metric.encode_histogram::<NoLabelSet>(sum, count, &buckets, None)
                    })?;
                }
            }
            Self::Info(labels) => metric.encode_info(labels)?,
        }
        Ok(())
    }
}

fn labelled(
    metric: &mut MetricEncoder<'_>,
    labels: &Labels,
    encode: impl FnOnce(&mut MetricEncoder<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    if labels.is_empty() {
        return encode(metric);
    }
    encode(&mut metric.encode_family(labels)?)
}

fn buckets(counted: &Counted, scale: f64) -> Vec<(f64, u64)> {
    let bounds = counted.bounds.iter().map(|bound| real(*bound) / scale);
    // The largest number there is stands for infinity.
    let bounds = bounds.chain([f64::MAX]);
    bounds.zip(counted.buckets.iter().copied()).collect()
}

/// A number as the format has them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value(f64);

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self(real(value))
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        u64::try_from(value).unwrap_or(u64::MAX).into()
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        let size = real(value.unsigned_abs());
        Self(if value < 0 { -size } else { size })
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self(if value { 1.0 } else { 0.0 })
    }
}
