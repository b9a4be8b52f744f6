import { useT } from '../../words.js';

/** The page's shape while its figures are on the way. */
export function Skeleton() {
  return (
    <div className="skeleton" role="status" aria-label={useT()('common.loading')}>
      <section className="sheet"><i style={{ width: '40%' }} /><i className="tall" style={{ width: '65%' }} /><i /></section>
      <section className="sheet">{[80, 60, 70].map((width) => <div key={width}><i style={{ width: `${width}%` }} /><i /></div>)}</section>
      <section className="sheet">{[90, 75, 85, 60].map((width) => <i key={width} style={{ width: `${width}%` }} />)}</section>
    </div>
  );
}
